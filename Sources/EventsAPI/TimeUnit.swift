/// The unit in which somebody has written a time that ought to be in milliseconds since 1970.
///
/// Told by size alone: read as milliseconds, what is seconds lies in the first months of 1970, and
/// what is microseconds or nanoseconds lies thousands of years ahead.
enum TimeUnit: String, CustomStringConvertible {
    case seconds
    case microseconds
    case nanoseconds

    /// Nil for what may be milliseconds, and for small numbers that are no recent time in any unit.
    init?(meantBy number: Int64) {
        switch number {
        case 100_000_000..<100_000_000_000: self = .seconds
        case 100_000_000_000_000..<100_000_000_000_000_000: self = .microseconds
        case 100_000_000_000_000_000...: self = .nanoseconds
        default: return nil
        }
    }

    var description: String { rawValue }
}
