import Emulator

/// What `serve` was told: the emulator's part, and that of the process around it.
struct ServeConfiguration: Sendable {
    var emulator = EmulatorConfiguration()

    /// Where the ready line goes, if anywhere (design, "The ready file").
    var readyFilePath: String?
    var readyDescriptor: Int32?
    var exitsWithParent = false
    var exitsOnStandardInputClose = false
    /// Nil lets the terminal decide: `info` when standard error is one, else `warning`.
    var logLevel: LogLevel?
    /// Only errors are said, whatever `logLevel` is.
    var isQuiet = false
}
