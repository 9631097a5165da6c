import Glibc
import SystemCalls

/// A file that is read whole.
enum InputFile {
    /// Reads a file; `-` is standard input.
    static func read(_ path: String) throws(SystemError) -> [UInt8] {
        guard path == "-" else { return try WholeFile.read(path) }
        return try WholeFile.contents(of: STDIN_FILENO, subject: "standard input")
    }
}
