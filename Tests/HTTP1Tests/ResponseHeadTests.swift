import ByteBuffers
import HTTP1
import Testing

struct ResponseHeadTests {
    static let date = HTTPDate(secondsSince1970: 784_111_777)
    static let dateLine = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"

    @Test
    func `an ordinary answer has date, server, type and length`() {
        let head = ResponseHead(
            status: 201, date: Self.date, server: "EEC",
            contentType: "application/json;charset=utf-8", contentLength: 90)
        #expect(
            text(head) == "HTTP/1.1 201 Created\r\n" + Self.dateLine + "Server: EEC\r\n"
                + "Content-Type: application/json;charset=utf-8\r\nContent-Length: 90\r\n\r\n")
    }

    @Test
    func `further fields come last`() throws {
        let allow = try #require(ResponseField(name: "Allow", value: "POST"))
        let head = ResponseHead(
            status: 405, date: Self.date, contentLength: 0, connection: .close,
            fields: [allow, ResponseField("Accept-Encoding", "gzip, deflate")])
        #expect(
            text(head) == "HTTP/1.1 405 Method Not Allowed\r\n" + Self.dateLine
                + "Content-Length: 0\r\nConnection: close\r\nAllow: POST\r\n"
                + "Accept-Encoding: gzip, deflate\r\n\r\n")
    }

    @Test
    func `an answer without content has no length`() {
        let head = ResponseHead(
            status: 204, date: Self.date, contentLength: 0, connection: .keepAlive)
        #expect(
            text(head) == "HTTP/1.1 204 No Content\r\n" + Self.dateLine
                + "Connection: keep-alive\r\n\r\n")
    }

    @Test
    func `a status without a name has an empty phrase`() {
        let head = ResponseHead(status: 599, date: Self.date)
        #expect(text(head) == "HTTP/1.1 599 \r\n" + Self.dateLine + "\r\n")
    }

    @Test(
        arguments: [
            (200, "OK"), (202, "Accepted"), (400, "Bad Request"), (404, "Not Found"),
            (408, "Request Timeout"), (413, "Content Too Large"), (414, "URI Too Long"),
            (415, "Unsupported Media Type"), (417, "Expectation Failed"),
            (429, "Too Many Requests"), (431, "Request Header Fields Too Large"),
            (500, "Internal Server Error"), (501, "Not Implemented"),
            (503, "Service Unavailable"), (505, "HTTP Version Not Supported"),
        ])
    func `a status has the phrase of the RFC`(_ status: Int, _ phrase: String) {
        #expect(
            text(ResponseHead(status: status, date: Self.date))
                .hasPrefix("HTTP/1.1 \(status) \(phrase)\r\n"))
    }

    @Test
    func `what is said of the connection depends on the client's version`() {
        typealias Connection = ResponseHead.Connection
        #expect(Connection(keepsAlive: true, minorVersion: 1) == .implied)
        #expect(Connection(keepsAlive: true, minorVersion: 0) == .keepAlive)
        #expect(Connection(keepsAlive: false, minorVersion: 1) == .close)
        #expect(Connection(keepsAlive: false, minorVersion: 0) == .close)
    }

    @Test
    func `the interim answer is a head without fields`() {
        var buffer = ByteBuffer()
        ResponseHead.appendContinue(to: &buffer)
        #expect(String(buffer.span) == "HTTP/1.1 100 Continue\r\n\r\n")
    }

    @Test(
        arguments: [
            ("", "a"), ("A b", "a"), ("A:", "a"), ("A\r\nB", "a"), ("A", "a\r\nB: c"),
            ("A", "a\u{0}"), ("A", " a"), ("A", "a\t"), ("A", "a\nb"), ("Ä", "a"),
        ])
    func `a field that would break the head cannot be made`(_ name: String, _ value: String) {
        #expect(ResponseField(name: name, value: value) == nil)
    }

    @Test(arguments: ["", "a b", "a: b, \"c\"", "ä"])
    func `a field may have any other value`(_ value: String) {
        #expect(ResponseField(name: "X-Y", value: value)?.value == value)
    }

    private func text(_ head: ResponseHead) -> String {
        var buffer = ByteBuffer()
        head.append(to: &buffer)
        return String(buffer.span)
    }
}
