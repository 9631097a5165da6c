import Glibc
import SystemCalls

extension OpenFile {
    /// Opens what lines shall go to, and makes the file when there is none.
    static func open(_ destination: RecordDestination) throws(RecorderError) -> OpenFile {
        do {
            return switch destination {
            case .file(let path): try open(path: path)
            case .standardOutput: try standardOutput()
            }
        } catch {
            if case .file(let path) = destination, error.code == EISDIR {
                throw .isDirectory(path: path)
            }
            throw .cannotOpen(error)
        }
    }

    private static func open(path: String) throws(SystemError) -> OpenFile {
        // A pipe without a reader must not hold up the start, nor one that is full the loop:
        // read-write opens the first at once, non-blocking keeps the second from waiting.
        let flags = O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK
        let descriptor = try retryingInterrupts("open", subject: path) {
            Glibc.open(path, flags, 0o644)
        }
        let file = try OpenFile(owning: descriptor, name: path, isSeekable: true)
        guard file.isPipe else { return file }
        // As long as we can read it ourselves, nobody would learn that no reader is left.
        let writeOnly = try reopen(descriptor, name: path)
        return try OpenFile(owning: writeOnly, name: path, isSeekable: false)
    }

    /// Standard output is never locked, repaired or read back, even when it is a file: whoever
    /// redirected it owns that file.
    private static func standardOutput() throws(SystemError) -> OpenFile {
        let name = "standard output"
        let descriptor = try retryingInterrupts("dup", subject: name) {
            fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
        }
        let file = try OpenFile(owning: descriptor, name: name, isSeekable: false)
        // Others share the description of standard output, so it cannot be made non-blocking;
        // a description of our own can. A socket has no other, but each write to it can be told not to wait.
        guard file.isPipe || isatty(descriptor) == 1,
            let own = try? reopen(descriptor, name: name)
        else { return file }
        return try OpenFile(owning: own, name: name, isSeekable: false)
    }

    private static func reopen(_ descriptor: Int32, name: String) throws(SystemError) -> Int32 {
        try retryingInterrupts("open", subject: name) {
            Glibc.open(
                "/proc/self/fd/\(descriptor)", O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        }
    }

    private var isPipe: Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
    }

    /// Makes the name of a new file survive a power cut as its lines do.
    func synchronizeFolder() throws(SystemError) {
        let path = name.lastIndex(of: "/").map { String(name[...$0]) } ?? "."
        let descriptor = OwnedDescriptor(
            try retryingInterrupts("open", subject: path) {
                Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            })
        _ = try retryingInterrupts("fsync", subject: path) { fsync(descriptor.rawValue) }
    }
}
