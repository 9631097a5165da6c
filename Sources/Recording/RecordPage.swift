/// Some lines of a record, in their order.
package struct RecordPage: Sendable {
    /// The lines without their line feeds, one behind the other.
    package private(set) var bytes: [UInt8] = []
    /// Where each line stands in `bytes`.
    package private(set) var lines: [Range<Int>] = []
    /// The last sequence number that was looked at: where the next page goes on.
    package var last: Int
    /// Whether there was nothing behind `last` when the page was read.
    package var isLast = true

    init(after sequence: Int) {
        last = sequence
    }

    mutating func append(_ line: Span<UInt8>) {
        let start = bytes.count
        line.withUnsafeBytes { bytes.append(contentsOf: $0) }
        lines.append(start..<bytes.count)
    }
}

extension RecordPage {
    /// Adds a line if it is wanted and there is room. Returns whether to go on: not when the page
    /// was full already, so `isLast` is false only when something is left.
    mutating func take(
        _ line: Span<UInt8>, number: Int, limit: Int, maximumBytes: Int,
        where isWanted: (Span<UInt8>) -> Bool
    ) -> Bool {
        guard isWanted(line) else {
            last = number
            return true
        }
        let isFull = lines.count >= limit || bytes.count + line.count > maximumBytes
        guard lines.isEmpty && limit > 0 || !isFull else {
            isLast = false
            return false
        }
        append(line)
        last = number
        return true
    }
}
