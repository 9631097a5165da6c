import ByteBuffers
import SystemCalls

extension RecordReader {
    /// How far apart two places may be before searching between them gives way to reading on.
    private static let nearBytes = 64 << 10

    /// Where the line `sequence` begins, or a place not far before it.
    func start(of sequence: Int) throws(SystemError) -> Int {
        var lower = index.lower(sequence)?.offset ?? 0
        var upper = index.upper(sequence)?.offset ?? length
        while upper - lower > Self.nearBytes {
            let middle = lower + (upper - lower) / 2
            if let place = try firstLine(in: middle..<upper), place.sequence <= sequence {
                lower = place.offset
            } else {
                upper = middle
            }
        }
        return lower
    }

    /// The first record line that begins behind a line feed in a part of the file.
    private func firstLine(in range: Range<Int>) throws(SystemError) -> RecordIndex.Place? {
        var scanner = LineScanner(file, in: range)
        guard try scanner.next() else { return nil }
        while true {
            let offset = scanner.nextOffset
            guard try scanner.next() else { return nil }
            if let sequence = scanner.withLine({ RecordLine.sequence($0) }) {
                return RecordIndex.Place(sequence: sequence, offset: offset)
            }
        }
    }
}
