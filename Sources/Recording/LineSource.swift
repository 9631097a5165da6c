package import SystemCalls

/// The lines of a record, each known by the offset at which it begins, to be read on any queue.
package protocol LineSource: Sendable {
    /// The offset behind the last line.
    var endOffset: Int { get }

    /// Whether an offset of the other source means the same line here, as far as both have it.
    func continues(_ other: any LineSource) -> Bool

    /// Calls `visit` with each line that begins at or behind an offset, without its line feed.
    func forEachLine(
        from offset: Int, _ visit: (_ offset: Int, _ line: Span<UInt8>) -> Void
    ) throws(SystemError)

    /// Calls `visit` with the lines that begin at some offsets, in the order given, which ought to
    /// be the ascending one: lines that stand near each other are then read at once. It is told the
    /// place of the offset in the list, and the line without its line feed; an offset at which no
    /// whole line begins is passed over.
    func forEachLine(
        at offsets: [Int], _ visit: (_ place: Int, _ line: Span<UInt8>) -> Void
    ) throws(SystemError)
}
