/// What an end that came too early left behind the last whole line, and what was cut off.
package struct TornLine: Equatable, Sendable {
    /// Where the cut was made: the length that the file has now.
    package let offset: Int
    package let byteCount: Int
}
