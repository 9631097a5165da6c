import ByteBuffers
import HTTP1
import Testing

struct RequestFieldsTests {
    @Test
    func `fields come in their order, with their case and their repetitions`() throws {
        let bytes = Array(
            "\r\nGET / HTTP/1.1\r\nhost: a\r\nX-A:\t1 \r\nx-a:\r\nX-B: b:c\r\n\r\nY: z\r\n".utf8)
        var parser = RequestHeadParser()
        #expect(try parser.parse(bytes.span) == .complete)
        var fields = RequestFields(parser.head.fields)
        var lines: [String] = []
        while let field = fields.next(in: bytes.span) {
            let name = String(bytes.span.extracting(field.name))
            lines.append(name + "=" + String(bytes.span.extracting(field.value)))
        }
        #expect(lines == ["host=a", "X-A=1", "x-a=", "X-B=b:c"])
    }

    @Test
    func `a head may have no fields`() throws {
        let bytes = Array("GET / HTTP/1.0\r\n\r\n".utf8)
        var parser = RequestHeadParser()
        #expect(try parser.parse(bytes.span) == .complete)
        var fields = RequestFields(parser.head.fields)
        #expect(fields.next(in: bytes.span) == nil)
    }
}
