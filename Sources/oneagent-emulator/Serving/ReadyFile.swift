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
        if let path { _ = unlink(path) }
        guard let descriptor else { return }
        let subject = "--ready-fd \(descriptor)"
        let flags = try retryingInterrupts("fcntl", subject: subject) {
            fcntl(descriptor, F_GETFL)
        }
        // What was handed down to this process is never close-on-exec: this one is Dispatch's.
        let isOurs = fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0
        guard flags & O_ACCMODE != O_RDONLY, !isOurs else {
            throw SystemError("fcntl", code: EBADF, subject: subject)
        }
    }

    /// Tells where the emulator is. Nobody ever sees a part of the file.
    func write(_ ready: ReadyLine) throws(SystemError) {
        var line = ByteBuffer()
        ready.append(to: &line)
        line.append("\n")
        if let path { try Self.replace(path, with: line.span) }
        guard let descriptor else { return }
        defer { StandardDescriptors.letGo(descriptor) }
        try Self.put(line.span, on: descriptor, subject: "--ready-fd \(descriptor)")
    }

    /// Takes the file away: nobody is there any more. That of an emulator which was started
    /// meanwhile under the same name stays.
    func remove(_ ready: ReadyLine) {
        guard let path else { return }
        var line = ByteBuffer()
        ready.append(to: &line)
        line.append("\n")
        guard Self.holds(path, line.span) else { return }
        _ = unlink(path)
    }

    private static func holds(_ path: String, _ line: Span<UInt8>) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        let file = OwnedDescriptor(descriptor)
        var bytes = [UInt8](repeating: 0, count: line.count)
        let count = read(file.rawValue, &bytes, bytes.count)
        return count == line.count && bytes.indices.allSatisfy { bytes[$0] == line[$0] }
    }

    private static func replace(_ path: String, with line: Span<UInt8>) throws(SystemError) {
        let temporary = "\(path).\(getpid())"
        // In a container a process that was killed before had the same number.
        _ = unlink(temporary)
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
