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
        if let path, WholeFile.isOurKind(path) { _ = unlink(path) }
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
        if let path { try WholeFile.replace(path, with: line.span, mode: 0o600) }
        guard let descriptor else { return }
        defer { StandardDescriptors.letGo(descriptor) }
        try WholeFile.put(line.span, on: descriptor, subject: "--ready-fd \(descriptor)")
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
}
