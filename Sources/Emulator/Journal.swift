import ByteBuffers
import EventsAPI
import HTTP1
import Recording

/// Every request of a session, accepted or not: the most recent ones in memory, all of them in a
/// file when one was named.
///
/// Entries are staged while a turn runs and enter the ring at its end, when it is known whether its
/// commit succeeded and how long it took.
struct Journal: ~Copyable {
    /// The number of the last request; counts from 1 and never starts again.
    private(set) var lastNumber = 0
    /// The most recent entries, as `JournalEntry` lays them out.
    private(set) var ring: ByteRing
    private var staged = ByteBuffer()
    private var stagedEnds: [Int] = []

    init(capacity: Int) {
        ring = ByteRing(capacity: capacity)
    }

    var hasStaged: Bool { !stagedEnds.isEmpty }

    /// Takes note of a request and its answer.
    ///
    /// - Parameters:
    ///   - entry: the fixed fields.
    ///   - head: the bytes that `entry` was made from.
    ///   - content: the content, which is cut when it is long.
    ///   - findings: appends `"violations":[…],"warnings":[…]`, or nothing.
    mutating func stage(
        _ entry: JournalEntry, head: Span<UInt8>, content: Span<UInt8>,
        findings: (inout ByteBuffer) -> Void
    ) {
        var entry = entry
        let start = staged.count
        entry.withBytes { staged.append($0) }
        staged.append(head.extracting(..<entry.headBytes))
        staged.append(content.extracting(..<entry.keptContentBytes))
        let findingsStart = staged.count
        findings(&staged)
        if staged.count > findingsStart {
            entry.findingsBytes = staged.count - findingsStart
            entry.withBytes { staged.replace(at: start, with: $0) }
        }
        stagedEnds.append(staged.count)
    }

    /// Moves the entries of a turn into the ring.
    ///
    /// - Parameters:
    ///   - isCommitted: whether the answers that waited for the commit stand; else they were 503.
    ///   - microseconds: from the turn's begin to now.
    ///   - visit: called with each entry's number and bytes.
    mutating func endTurn(
        isCommitted: Bool, microseconds: Int, visit: (Int, Span<UInt8>) -> Void
    ) {
        var entries = ByteBuffer()
        swap(&entries, &staged)
        var start = 0
        for end in stagedEnds {
            var entry = JournalEntry(entries.span.extracting(start..<end))
            entry.microseconds = microseconds
            if entry.awaitsCommit, !isCommitted { entry.status = 503 }
            entry.withBytes { entries.replace(at: start, with: $0) }
            let number = lastNumber + 1
            lastNumber = number
            ring.append(number: number, entries.span.extracting(start..<end))
            visit(number, entries.span.extracting(start..<end))
            start = end
        }
        stagedEnds.removeFew()
        entries.removeAll(keepingCapacityUpTo: 1 << 18)
        swap(&entries, &staged)
    }
}
