package import ByteBuffers
import CZlib

/// Undoes the coding of contents, one after the other, with storage that is taken once.
///
/// It is confined to whoever owns it.
package final class ContentInflater {
    /// Most contents fit; a longer one gets room for all that an ordinary limit allows, in one piece.
    private static let ordinaryBytes = 65_536
    private static let growth = 32

    /// zlib keeps a pointer back to it, so it must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isReady = false

    package init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
    }

    deinit {
        if isReady { inflateEnd(stream) }
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Appends what an encoded content stands for.
    ///
    /// - Parameters:
    ///   - content: the whole content as it came.
    ///   - coding: what was applied to it.
    ///   - limit: how many bytes it may decode to. No more than this, and 64 KiB, is ever taken for it.
    ///   - output: an empty buffer; after an error what it holds is of no use.
    /// - Throws: that it is too large, cut short, or no stream of its coding.
    package func inflate(
        _ content: Span<UInt8>, _ coding: ContentCoding, limit: Int, into output: inout ByteBuffer
    ) throws(InflateError) {
        try begin(coding, content)
        var rest = content
        while true {
            rest = rest.extracting(try decodeMember(rest, limit: limit, into: &output)...)
            if rest.isEmpty { return }
            // RFC 1952 section 2.2: members follow one another with nothing between them.
            guard coding == .gzip, rest[0] == 0x1F else { throw .trailingBytes }
            guard inflateReset(stream) == Z_OK else { throw .outOfMemory }
        }
    }

    private func begin(_ coding: ContentCoding, _ content: Span<UInt8>) throws(InflateError) {
        let windowBits = Self.windowBits(coding, content)
        let code =
            isReady
            ? inflateReset2(stream, windowBits) : czlib_inflate_init(stream, windowBits)
        guard code == Z_OK else { throw .outOfMemory }
        isReady = true
    }

    /// How zlib tells the formats apart: 16 more for gzip, less than 0 for a bare stream.
    private static func windowBits(_ coding: ContentCoding, _ content: Span<UInt8>) -> Int32 {
        switch coding {
        case .gzip: MAX_WBITS + 16
        case .deflate: hasZlibHeader(content) ? MAX_WBITS : -MAX_WBITS
        }
    }

    /// RFC 1950 section 2.2: method 8, and both bytes together a multiple of 31.
    private static func hasZlibHeader(_ content: Span<UInt8>) -> Bool {
        guard content.count >= 2, content[0] & 0x0F == 8 else { return false }
        return (UInt16(content[0]) << 8 | UInt16(content[1])) % 31 == 0
    }

    /// Decodes up to the end of one stream and returns how many bytes it took.
    private func decodeMember(
        _ content: Span<UInt8>, limit: Int, into output: inout ByteBuffer
    ) throws(InflateError) -> Int {
        var used = 0
        while true {
            let before = output.count
            let room = before < Self.ordinaryBytes ? Self.ordinaryBytes : before * Self.growth
            // One byte more than is allowed tells that there is more.
            let free = min(room, limit + 1) - before
            let code = step(content.extracting(used...), free, &used, &output)
            guard output.count <= limit else { throw .tooLarge }
            switch code {
            case Z_STREAM_END: return used
            case Z_OK, Z_BUF_ERROR:
                // All was read, and there was room for more than came of it.
                if used == content.count, output.count - before < free { throw .truncated }
            case Z_MEM_ERROR: throw .outOfMemory
            default: throw .corrupt
            }
        }
    }

    private func step(
        _ content: Span<UInt8>, _ free: Int, _ used: inout Int, _ output: inout ByteBuffer
    ) -> Int32 {
        var code = Z_OK
        content.withUnsafeBytes { source in
            // zlib takes its input as mutable and does not change it.
            stream.pointee.next_in = UnsafeMutablePointer(
                mutating: source.baseAddress?.assumingMemoryBound(to: UInt8.self))
            stream.pointee.avail_in = UInt32(clamping: source.count)
            output.append(minimum: free) { target in
                stream.pointee.next_out = target.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.pointee.avail_out = UInt32(clamping: free)
                code = CZlib.inflate(stream, Z_NO_FLUSH)
                return min(free, Int(UInt32.max)) - Int(stream.pointee.avail_out)
            }
            used += min(source.count, Int(UInt32.max)) - Int(stream.pointee.avail_in)
        }
        return code
    }
}
