/// What reading beside the loop has brought.
enum ReadOutcome: Sendable {
    case content([UInt8])
    /// What was asked for is not there.
    case missing
    /// Why it could not be read.
    case failed(String)
}
