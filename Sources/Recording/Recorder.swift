import ByteBuffers
package import EventsAPI
package import SystemCalls

/// Appends accepted events to the record, one line each, numbered from 1 in the file's order.
///
/// Lines are gathered by `append` and written by `commit`, at once and all or none. A recorder
/// belongs to the thread of the event loop.
package final class Recorder {
    /// How much of a record that cannot be read back is kept in memory.
    package static let recentBytes = 4 << 20

    /// What was cut off behind the last whole line when the file was opened.
    package private(set) var repair: TornLine?
    /// The number of the last line that was in the file when it was opened.
    package private(set) var sequenceAtOpening: Int
    /// The most recent lines of a record that cannot be read back, without their line feeds.
    package private(set) var recentLines = ByteRing(capacity: recentBytes)

    /// How often it went on with another file, or with the same that somebody has cut.
    private(set) var openings = 0
    /// The copy of `recentLines` that was handed out last: all who ask before the next commit share
    /// it.
    var snapshot: RecentLines?
    private let destination: RecordDestination
    private let synchronizes: Bool
    // Touched by every event and by nobody but the functions of this class, which do not call each
    // other while they touch it: the check at run time would cost more than rendering the line.
    @exclusivity(unchecked) private var appender: LineAppender
    @exclusivity(unchecked) private var index = RecordIndex()
    @exclusivity(unchecked) private var pending: PendingLines

    /// Opens the record, makes its file when there is none, locks it and cuts off a torn line.
    ///
    /// With `synchronizes`, a commit returns only when its lines are on the disk.
    package init(
        _ destination: RecordDestination, synchronizes: Bool = false
    ) throws(RecorderError) {
        let opened = try OpenedRecord(locking: OpenFile.open(destination))
        if synchronizes { try opened.synchronizeName() }
        self.destination = destination
        self.synchronizes = synchronizes
        appender = LineAppender(opened.file, length: opened.length)
        repair = opened.repair
        pending = PendingLines(after: opened.lastSequence)
        sequenceAtOpening = opened.lastSequence
        index.note(sequence: lastSequence + 1, offset: opened.length)
    }

    deinit {
        appender.file.unlock()
    }

    /// The number of the last committed line; lines of earlier runs count.
    package var lastSequence: Int { pending.precedingSequence }
    /// Whether the record can be read back. If not, `recentLines` has what memory still holds.
    package var isRegularFile: Bool { appender.file.isRegular }
    /// How many bytes of the file are committed; 0 for what is no regular file.
    package var committedBytes: Int { appender.length }
    /// Whether there are lines that `commit` has to write.
    package var hasPending: Bool { pending.count > 0 }

    /// Renders the line of an accepted event; `commit` writes it.
    ///
    /// `body` is what was judged. `time` and `peer`, the client's address and port, are put into
    /// the line as they are and must need no escape.
    ///
    /// - Returns: the line's sequence number, should it be committed.
    @discardableResult
    package func append(
        _ verdict: Verdict, of body: Span<UInt8>, time: Span<UInt8>,
        from origin: borrowing RecordOrigin, peer: Span<UInt8>
    ) -> Int {
        pending.append(verdict, of: body, time: time, from: origin, peer: peer)
    }

    /// Writes the pending lines, all or none.
    ///
    /// Whether it succeeds or not, nothing is pending afterwards. After a failure the numbers of
    /// the lines are used again, but for those of a pipe that cannot be taken back.
    package func commit() throws(SystemError) {
        guard hasPending else { return }
        let offset = appender.length
        do {
            try appender.append(pending.bytes.span, synchronizes: synchronizes)
        } catch {
            pending.removeAll(using: appender.linesNotTakenBack)
            throw error
        }
        if isRegularFile {
            index.note(sequence: lastSequence + 1, offset: offset)
        } else {
            pending.remember(in: &recentLines)
        }
        pending.removeAll(using: pending.count)
    }

    /// Gives back the blocks taken ahead of the file's end, and lets its lock go.
    ///
    /// Readers may go on reading. Nothing may be appended any more.
    package func close() throws(SystemError) {
        precondition(!hasPending, "lines were not committed")
        defer { appender.file.unlock() }
        try appender.giveBackBlocks()
    }

    /// The committed lines, to be read on any queue; nil when the record cannot be read back.
    package func reader() -> RecordReader? {
        guard isRegularFile else { return nil }
        return RecordReader(
            file: appender.file, index: index, opening: openings, length: appender.length,
            lastSequence: lastSequence)
    }

    /// Takes over a file that was opened beside the present one, which is let go.
    private func continueWith(_ opened: OpenedRecord) {
        if opened.file !== appender.file { try? close() }
        openings += 1
        appender = LineAppender(opened.file, length: opened.length)
        repair = opened.repair
        pending = PendingLines(after: opened.lastSequence)
        sequenceAtOpening = opened.lastSequence
        recentLines.removeAll()
        index = RecordIndex()
        index.note(sequence: lastSequence + 1, offset: opened.length)
    }
}

extension Recorder {
    /// What `reopen` found under the record's name.
    package enum Reopening: Equatable, Sendable {
        /// The file that was open already; the numbers go on.
        case sameFile
        /// Another file, or the same that somebody has cut: the numbers go on from its last line.
        case otherFile
    }

    /// Opens the record again by its name, as one does after moving it away.
    ///
    /// Another file is locked before the present one is let go; after a failure the present one
    /// is kept.
    @discardableResult
    package func reopen() throws(RecorderError) -> Reopening {
        precondition(!hasPending, "lines were not committed")
        guard destination != .standardOutput else { return .sameFile }
        let file = try OpenFile.open(destination)
        guard file.isSameFile(as: appender.file) else {
            let opened = try OpenedRecord(locking: file)
            if synchronizes { try opened.synchronizeName() }
            continueWith(opened)
            return .otherFile
        }
        let isWhole = try RecorderError.repairing { () throws(SystemError) -> Bool in
            guard isRegularFile else { return true }
            return try file.length() == committedBytes
        }
        if isWhole { return .sameFile }
        try continueWith(OpenedRecord(locked: appender.file))
        return .otherFile
    }
}
