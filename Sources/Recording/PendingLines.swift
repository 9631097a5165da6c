import ByteBuffers
import EventsAPI

/// The record lines that were rendered and not yet written.
struct PendingLines: ~Copyable {
    /// What a turn with long events may leave behind as storage for the next.
    private static let keptBytes = 1 << 20

    /// The number of the last line before these.
    private(set) var precedingSequence: Int
    private(set) var count = 0
    private(set) var bytes = ByteBuffer()

    init(after sequence: Int) {
        precedingSequence = sequence
    }

    /// Renders one more line and gives its number.
    mutating func append(
        _ verdict: Verdict, of body: Span<UInt8>, time: Span<UInt8>,
        from origin: borrowing RecordOrigin, peer: Span<UInt8>
    ) -> Int {
        count += 1
        bytes.appendRecordLine(
            precedingSequence + count, verdict, of: body, time: time, from: origin, peer: peer)
        return precedingSequence + count
    }

    /// Forgets the lines; the first `used` of their numbers are not given to others.
    mutating func removeAll(using used: Int) {
        precedingSequence += used
        count = 0
        bytes.removeAll(keepingCapacityUpTo: Self.keptBytes)
    }

    /// Adds the lines, without their line feeds, to those that memory keeps.
    func remember(in recent: inout ByteRing) {
        let span = bytes.span
        var start = 0
        for number in precedingSequence + 1...precedingSequence + count {
            let rest = span.extracting(start..<span.count)
            guard let end = rest.firstOffset(of: UInt8(ascii: "\n")) else { return }
            recent.append(number: number, rest.extracting(0..<end))
            start += end + 1
        }
    }
}
