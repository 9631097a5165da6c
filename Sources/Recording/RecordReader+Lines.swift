import ByteBuffers
package import SystemCalls

extension RecordReader: LineSource {
    package var endOffset: Int { length }

    package func continues(_ other: any LineSource) -> Bool {
        guard let other = other as? RecordReader else { return false }
        return file === other.file && opening == other.opening && length >= other.length
    }

    package func forEachLine(
        from offset: Int, _ visit: (_ offset: Int, _ line: Span<UInt8>) -> Void
    ) throws(SystemError) {
        guard offset < length else { return }
        var scanner = LineScanner(file, in: offset..<length)
        while true {
            let start = scanner.nextOffset
            guard try scanner.next() else { return }
            scanner.withLine { visit(start, $0) }
        }
    }

    package func forEachLine(
        at offsets: [Int], _ visit: (_ place: Int, _ line: Span<UInt8>) -> Void
    ) throws(SystemError) {
        var block = LineBlock(file, end: length)
        for place in offsets.indices {
            guard let line = try block.line(at: offsets, place) else { continue }
            block.withBytes(line) { visit(place, $0) }
        }
    }
}

/// A part of a file that holds the lines which are wanted next.
private struct LineBlock: ~Copyable {
    private let file: OpenFile
    private let end: Int
    private var bytes = ByteBuffer()
    private var start = 0

    /// How much is read at once where wanted lines stand near each other.
    private static let maximumBytes = 512 << 10
    /// Most lines are not longer.
    private static let ordinaryLineBytes = 2_048
    /// Reading over what is not wanted is cheaper than another call, up to about this.
    private static let maximumGap = 16 << 10

    init(_ file: OpenFile, end: Int) {
        self.file = file
        self.end = end
    }

    func withBytes(_ range: Range<Int>, _ body: (Span<UInt8>) -> Void) {
        body(bytes.span.extracting(range))
    }

    /// Where in the block the line at an offset of the file stands, which is read if need be.
    mutating func line(at offsets: [Int], _ place: Int) throws(SystemError) -> Range<Int>? {
        let offset = offsets[place]
        if let line = find(offset) { return line }
        var wanted = reach(of: offsets, from: place) - offset
        while offset >= 0, offset < end {
            let count = min(wanted, end - offset)
            try file.read(offset..<offset + count, into: &bytes)
            start = offset
            if let line = find(offset) { return line }
            guard bytes.count == count, offset + count < end else { return nil }
            wanted = count * 4
        }
        return nil
    }

    private func find(_ offset: Int) -> Range<Int>? {
        let first = offset - start
        guard first >= 0, first < bytes.count else { return nil }
        return bytes.span.extracting(first...).firstOffset(of: UInt8(ascii: "\n")).map {
            first..<first + $0
        }
    }

    /// How far it is worth to read from one offset on, for the sake of those behind it.
    private func reach(of offsets: [Int], from place: Int) -> Int {
        let limit = offsets[place] + Self.maximumBytes
        var last = offsets[place]
        for offset in offsets[place...].dropFirst() {
            guard offset >= last, offset - last <= Self.maximumGap, offset < limit else { break }
            last = offset
        }
        return last + Self.ordinaryLineBytes
    }
}
