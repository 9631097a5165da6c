import ByteBuffers
package import SystemCalls

/// Appends lines to a file beside the record, such as the journal's, without ever failing what is
/// being done: lines that cannot be written are lost, and that is told once.
package final class LineWriter {
    private let destination: RecordDestination
    private var appender: LineAppender
    private var pending = ByteBuffer()
    private var isFailing = false
    private var followsTornLine: Bool

    private static let keptBytes = 1 << 20

    /// Opens the file, makes it when there is none, and locks it as a record is locked.
    ///
    /// A torn last line is not cut off, since the file may hold anything: the first line is
    /// begun on a line of its own.
    package init(path: String) throws(RecorderError) {
        destination = .file(path: path)
        let file = try OpenFile.open(destination)
        try file.lock()
        appender = try Self.appender(file)
        followsTornLine = try appender.endsInTornLine()
    }

    deinit {
        appender.file.unlock()
    }

    /// Adds a line, given without its line feed, to those that `flush` writes.
    package func append(_ line: Span<UInt8>) {
        pending.append(line)
        pending.append(UInt8(ascii: "\n"))
    }

    /// Writes the lines that were added.
    ///
    /// - Returns: why that failed, the first time after it succeeded.
    package func flush() -> SystemError? {
        guard !pending.isEmpty else { return nil }
        defer { pending.removeAll(keepingCapacityUpTo: Self.keptBytes) }
        do {
            if followsTornLine { try endTornLine() }
            try appender.append(pending.span)
            isFailing = false
            return nil
        } catch {
            defer { isFailing = true }
            return isFailing ? nil : error
        }
    }

    /// Opens the file again by its name; another file is locked before the present one is let go.
    package func reopen() throws(RecorderError) {
        let file = try OpenFile.open(destination)
        guard !file.isSameFile(as: appender.file) else { return }
        try file.lock()
        let next = try Self.appender(file)
        let isTorn = try next.endsInTornLine()
        try? appender.giveBackBlocks()
        appender.file.unlock()
        appender = next
        followsTornLine = isTorn
    }

    /// Writes what is left, gives back the blocks taken ahead, and lets the lock go.
    package func close() {
        _ = flush()
        try? appender.giveBackBlocks()
        appender.file.unlock()
    }

    private static func appender(_ file: OpenFile) throws(RecorderError) -> LineAppender {
        let length = try RecorderError.repairing { () throws(SystemError) in
            file.isRegular ? try file.length() : 0
        }
        return LineAppender(file, length: length)
    }

    private func endTornLine() throws(SystemError) {
        var lineFeed = ByteBuffer()
        lineFeed.append(UInt8(ascii: "\n"))
        try appender.append(lineFeed.span)
        followsTornLine = false
    }
}

extension LineAppender {
    fileprivate func endsInTornLine() throws(RecorderError) -> Bool {
        guard length > 0 else { return false }
        return try RecorderError.repairing { () throws(SystemError) in
            try file.lineEnd(before: length) < length
        }
    }
}
