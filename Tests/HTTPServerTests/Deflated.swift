import CZlib

/// Bytes as a client's zlib encodes them.
enum Deflated {
    /// The formats by what zlib calls them: gzip, zlib and a bare stream.
    static let gzip = MAX_WBITS + 16
    static let zlib = MAX_WBITS
    static let bare = -MAX_WBITS

    static func bytes(_ content: [UInt8], _ windowBits: Int32, level: Int32 = 6) -> [UInt8] {
        var stream = z_stream()
        precondition(czlib_deflate_init(&stream, level, windowBits) == Z_OK)
        defer { deflateEnd(&stream) }
        var content = content
        var output = [UInt8](
            repeating: 0, count: Int(deflateBound(&stream, UInt(content.count))) + 64)
        let count = content.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END)
                return target.count - Int(stream.avail_out)
            }
        }
        return Array(output[..<count])
    }
}
