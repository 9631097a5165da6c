import ByteBuffers
import HTTP1
import Testing

struct ChunkedDecoderTests {
    @Test
    func `what stands behind the last chunk is not used`() throws {
        var decoder = ChunkedDecoder(maximumContentBytes: 10)
        var content = ByteBuffer()
        let bytes = Array("3\r\nabc\r\n0\r\n\r\nGET / ".utf8)
        #expect(try decoder.decode(bytes.span, into: &content) == .complete(consumed: 13))
        #expect(String(content.span) == "abc")
        #expect(decoder.contentBytes == 3)
    }

    @Test
    func `a decoder that is done uses nothing more`() throws {
        var decoder = ChunkedDecoder(maximumContentBytes: 10)
        var content = ByteBuffer()
        let bytes = Array("0\r\n\r\n".utf8)
        #expect(try decoder.decode(bytes.span, into: &content) == .complete(consumed: 5))
        #expect(try decoder.decode(bytes.span, into: &content) == .complete(consumed: 0))
    }

    @Test
    func `content is appended to what is there, and only counts itself`() throws {
        var decoder = ChunkedDecoder(maximumContentBytes: 3)
        var content = ByteBuffer()
        content.append("before ")
        let bytes = Array("3\r\nabc\r\n0\r\n\r\n".utf8)
        _ = try decoder.decode(bytes.span, into: &content)
        #expect(String(content.span) == "before abc")
    }

    @Test
    func `nothing is stored for what is only announced`() throws {
        var decoder = ChunkedDecoder(maximumContentBytes: 1 << 40)
        var content = ByteBuffer()
        let bytes = Array("ffffffffff\r\nabc".utf8)
        #expect(try decoder.decode(bytes.span, into: &content) == .needsMoreBytes(consumed: 15))
        #expect(content.capacity < 1_000)
    }

    @Test
    func `an error says where it is, counted over all calls`() {
        var decoder = ChunkedDecoder(maximumContentBytes: 10)
        var content = ByteBuffer()
        let error = #expect(throws: ChunkedError.self) {
            for part in ["3\r", "\nab", "c\r\n", "2x"] {
                _ = try decoder.decode(Array(part.utf8).span, into: &content)
            }
        }
        #expect(error?.reason == .invalidChunkSize)
        #expect(error?.offset == 9)
    }
}
