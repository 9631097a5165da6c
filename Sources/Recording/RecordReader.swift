import ByteBuffers
package import SystemCalls

/// The committed lines of a record file, as they were when the recorder gave this reader out.
///
/// It reads by `pread` and changes nothing, so it may be used on any queue, beside the recorder
/// and after that was closed. Lines of earlier runs, which no index knows, are found by bisection.
package struct RecordReader: Sendable {
    let file: OpenFile
    let index: RecordIndex
    /// Counts the files, and states of one that somebody has cut, that the recorder went on with.
    let opening: Int
    /// How much of the file is committed; nothing behind it is ever read.
    let length: Int
    /// The sequence number of the last committed line.
    package let lastSequence: Int

    /// Calls `visit` with each line after `sequence`, its number and its bytes without the line
    /// feed, until that returns false.
    ///
    /// What stands in the file without being a record line is passed over.
    package func forEachLine(
        after sequence: Int, _ visit: (Int, Span<UInt8>) -> Bool
    ) throws(SystemError) {
        guard sequence < lastSequence else { return }
        var scanner = LineScanner(file, in: try start(of: sequence + 1)..<length)
        while try scanner.next() {
            let goesOn = scanner.withLine { line in
                guard let number = RecordLine.sequence(line), number > sequence else {
                    return true
                }
                return visit(number, line)
            }
            guard goesOn else { return }
        }
    }

    /// The lines after `sequence` that are wanted, until there are `limit` of them or they reach
    /// `maximumBytes`; one line at least, however long.
    package func page(
        after sequence: Int, limit: Int, maximumBytes: Int,
        where isWanted: (Span<UInt8>) -> Bool = { _ in true }
    ) throws(SystemError) -> RecordPage {
        var page = RecordPage(after: sequence)
        try forEachLine(after: sequence) { number, line in
            page.take(
                line, number: number, limit: limit, maximumBytes: maximumBytes, where: isWanted)
        }
        if page.isLast { page.last = max(page.last, lastSequence) }
        return page
    }

    /// One line without its line feed, or nil when there is none of that number.
    package func line(_ sequence: Int) throws(SystemError) -> [UInt8]? {
        guard sequence > 0 else { return nil }
        var found: [UInt8]?
        try forEachLine(after: sequence - 1) { number, line in
            if number == sequence { found = line.withUnsafeBytes { Array($0) } }
            return false
        }
        return found
    }
}
