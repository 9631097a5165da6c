import ByteBuffers
import SystemCalls

/// The end of a record file: where its last whole line ends, and that line's number.
struct RecordTail {
    let length: Int
    /// 0 when there is no whole line.
    let lastSequence: Int

    /// Reads a file backwards until it finds a record line.
    ///
    /// Throws `notARecord` when there is something else, so that no other file is ever cut.
    static func find(in file: OpenFile, length: Int) throws(RecorderError) -> RecordTail {
        let found = try RecorderError.repairing { () throws(SystemError) in
            try search(file, before: length)
        }
        guard let found else { throw .notARecord(path: file.name) }
        return found
    }

    /// A power cut can leave zeros where lines were, since a file's length may reach the disk
    /// before its bytes: a line with a NUL in it, which JSON never has, is torn as well.
    private static func search(
        _ file: OpenFile, before length: Int
    ) throws(SystemError) -> RecordTail? {
        var bytes = ByteBuffer()
        var end = try file.lineEnd(before: length)
        while end > 0 {
            let start = try file.lineEnd(before: end - 1)
            try file.read(start..<end, into: &bytes)
            guard bytes.span.firstOffset(of: 0) != nil else {
                return RecordLine.sequence(wholeLine: bytes.span).map {
                    RecordTail(length: end, lastSequence: $0)
                }
            }
            end = start
        }
        try file.read(0..<min(length, RecordLine.headBytes), into: &bytes)
        guard RecordLine.mayBeTornFirstLine(bytes.span) else { return nil }
        return RecordTail(length: 0, lastSequence: 0)
    }
}
