import Glibc
package import SystemCalls

/// Why a file cannot be recorded to. Each is told in one line that says what to do.
package enum RecorderError: Error, Equatable {
    /// Somebody else has locked the file; `holder` is the process, when the system tells.
    case inUse(path: String, holder: Int32?)
    case isDirectory(path: String)
    /// The file holds something, and its last whole line is not a record line.
    case notARecord(path: String)
    case cannotOpen(SystemError)
    /// The file is open, but cannot be examined, or its torn last line cannot be cut off.
    case cannotRepair(SystemError)
}

extension RecorderError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .inUse(let path, let holder?):
            "\(path) is in use by process \(holder); stop that one or name another file"
        case .inUse(let path, nil):
            "\(path) is in use by another process; stop that one or name another file"
        case .isDirectory(let path):
            "\(path) is a directory; name a file"
        case .notARecord(let path):
            "\(path) holds something other than a record; name another file or move it away"
        case .cannotOpen(let error):
            "cannot open \(error)\(Self.advice(error.code))"
        case .cannotRepair(let error):
            "cannot continue \(error)"
        }
    }
}

extension RecorderError {
    private static func advice(_ code: Int32) -> String {
        switch code {
        case ENOENT, ENOTDIR: "; make its folder or name a file in another"
        case EACCES, EPERM, EROFS: "; name a file that may be read and written"
        default: ""
        }
    }

    /// Runs what examines or repairs an open file.
    static func repairing<Result>(
        _ body: () throws(SystemError) -> Result
    ) throws(RecorderError) -> Result {
        do {
            return try body()
        } catch {
            throw .cannotRepair(error)
        }
    }
}
