import ByteBuffers
import SystemCalls

/// Reads a part of a file line by line, a block at a time.
struct LineScanner: ~Copyable {
    private let file: OpenFile
    private let end: Int
    /// Where in the file the bytes behind those of `block` begin.
    private var blockEnd: Int
    private var block = ByteBuffer()
    private var lineRange = 0..<0
    private var position = 0

    init(_ file: OpenFile, in range: Range<Int>) {
        self.file = file
        end = range.upperBound
        blockEnd = range.lowerBound
    }

    /// Hands the line that `next` found to `body`, without its line feed.
    func withLine<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        body(block.span.extracting(lineRange))
    }

    /// Where in the file the line begins that `next` will find.
    var nextOffset: Int { blockEnd - block.count + position }

    /// Goes to the next line. Returns false when no line feed is left.
    mutating func next() throws(SystemError) -> Bool {
        var searched = position
        while true {
            if let feed = lineFeed(from: searched) {
                lineRange = position..<feed
                position = feed + 1
                return true
            }
            searched = block.count - position
            guard try readOn() else { return false }
        }
    }

    private func lineFeed(from offset: Int) -> Int? {
        let rest = block.span.extracting(offset..<block.count)
        return rest.firstOffset(of: UInt8(ascii: "\n")).map { offset + $0 }
    }

    private mutating func readOn() throws(SystemError) -> Bool {
        block.removeFirst(position)
        position = 0
        lineRange = 0..<0
        let wanted = min(OpenFile.blockBytes, end - blockEnd)
        guard wanted > 0 else { return false }
        let before = block.count
        try block.append(minimum: wanted) { free throws(SystemError) in
            try file.read(
                into: UnsafeMutableRawBufferPointer(rebasing: free[..<wanted]), at: blockEnd)
        }
        blockEnd += block.count - before
        return block.count > before
    }
}
