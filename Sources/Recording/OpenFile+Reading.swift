import ByteBuffers
import Glibc
import SystemCalls

extension OpenFile {
    static let blockBytes = 64 << 10

    /// Reads a part of the file in place of what is in `buffer`; fewer bytes come only at the
    /// file's end.
    func read(_ range: Range<Int>, into buffer: inout ByteBuffer) throws(SystemError) {
        buffer.removeAll()
        try buffer.append(minimum: range.count) { free throws(SystemError) in
            try read(
                into: UnsafeMutableRawBufferPointer(rebasing: free[..<range.count]),
                at: range.lowerBound)
        }
    }

    /// Where the last line that ends at or before `end` ends: behind its line feed, or 0.
    func lineEnd(before end: Int) throws(SystemError) -> Int {
        var block = ByteBuffer()
        var upper = end
        while upper > 0 {
            let lower = max(0, upper - Self.blockBytes)
            try read(lower..<upper, into: &block)
            if let offset = block.span.lastOffset(of: UInt8(ascii: "\n")) {
                return lower + offset + 1
            }
            upper = lower
        }
        return 0
    }
}

extension Span<UInt8> {
    func firstOffset(of byte: UInt8) -> Int? {
        withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = memchr(base, Int32(byte), bytes.count)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    func lastOffset(of byte: UInt8) -> Int? {
        withUnsafeBytes { $0.lastIndex(of: byte) }
    }
}
