import ByteBuffers
import Emulator
import Glibc
import SystemCalls

/// The file and the descriptor that say where an emulator is, once it is there (design, section 1).
struct ReadyFile {
    let path: String?
    let descriptor: Int32?

    /// Removes what a run before left, and checks that the descriptor can be written.
    func prepare() throws(SystemError) {
        remove()
        guard let descriptor else { return }
        let flags = try retryingInterrupts("fcntl", subject: "--ready-fd \(descriptor)") {
            fcntl(descriptor, F_GETFL)
        }
        guard flags & O_ACCMODE != O_RDONLY else {
            throw SystemError("fcntl", code: EBADF, subject: "--ready-fd \(descriptor)")
        }
    }

    /// Tells where the emulator is. Nobody ever sees a part of the file.
    func write(_ ready: ReadyLine) throws(SystemError) {
        var line = ByteBuffer()
        ready.append(to: &line)
        line.append("\n")
        if let path { try Self.replace(path, with: line.span) }
        guard let descriptor else { return }
        defer { _ = close(descriptor) }
        try Self.put(line.span, on: descriptor, subject: "--ready-fd \(descriptor)")
    }

    /// Takes the file away: nobody is there any more.
    func remove() {
        if let path { _ = unlink(path) }
    }

    private static func replace(_ path: String, with line: Span<UInt8>) throws(SystemError) {
        let temporary = "\(path).\(getpid())"
        let file = OwnedDescriptor(
            try retryingInterrupts("open", subject: path) {
                open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            })
        do throws(SystemError) {
            try put(line, on: file.rawValue, subject: path)
            _ = try retryingInterrupts("rename", subject: path) { rename(temporary, path) }
        } catch {
            _ = unlink(temporary)
            throw error
        }
    }

    private static func put(
        _ bytes: Span<UInt8>, on descriptor: Int32, subject: String
    ) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            written += try retryingInterrupts("write", subject: subject) {
                bytes.extracting(written...).withUnsafeBytes {
                    Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
            }
        }
    }
}
