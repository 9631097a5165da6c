import ByteBuffers
import Glibc
import SystemCalls

/// A file that is read whole.
enum InputFile {
    /// Reads a file; `-` is standard input.
    static func read(_ path: String) throws(SystemError) -> ByteBuffer {
        guard path != "-" else { return try contents(of: STDIN_FILENO, subject: "standard input") }
        let file = OwnedDescriptor(
            try retryingInterrupts("open", subject: path) { open(path, O_RDONLY | O_CLOEXEC) })
        return try contents(of: file.rawValue, subject: path)
    }

    private static func contents(
        of descriptor: Int32, subject: String
    ) throws(SystemError) -> ByteBuffer {
        var bytes = ByteBuffer(capacity: 4_096)
        while true {
            let before = bytes.count
            try bytes.append(minimum: 4_096) { free throws(SystemError) in
                try retryingInterrupts("read", subject: subject) {
                    Glibc.read(descriptor, free.baseAddress, free.count)
                }
            }
            if bytes.count == before { return bytes }
        }
    }
}
