import ByteBuffers
import Testing

@testable import HTTPServer

/// Answers without a request, and what they do to the connection.
struct ConnectionRefusalTests {
    private static let tooMuch = 3_000_000

    @Test(arguments: [
        (String(repeating: "x", count: 33), 501),
        ("GET /" + String(repeating: "x", count: 9_000) + " HTTP/1.1\r\n\r\n", 414),
        (Request.get("/", "X: " + String(repeating: "x", count: 33_000)), 431),
        ("GET / HTTP/2.0\r\n\r\n", 505),
        ("GET / HTTP/1.1\n", 400),
    ])
    func `what is no request gets one answer and the end`(_ bytes: String, _ status: Int) throws {
        let harness = try ServerHarness()
        let client = try harness.client()
        try client.send(Request.get("/fine") + bytes)
        let responses = try client.responsesToEnd()
        #expect(responses.map(\.status) == [200, status])
        #expect(responses.last?.saysClose == true)
        #expect(client.ending == .closed)
        #expect(harness.handler.failures.map(\.status) == [status])
    }

    @Test(arguments: [
        "Content-Length: \(tooMuch)\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n\(String(tooMuch, radix: 16))\r\n",
        "Content-Length: 999999999999999\r\n\r\n",
    ])
    func `a client that sends too much reads its answer when it has sent it all`(
        _ framing: String
    ) throws {
        let harness = try ServerHarness()
        let client = try harness.client()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\n" + framing)
        let isTaken = try client.send([UInt8](repeating: 0x61, count: Self.tooMuch))
        #expect(isTaken)
        #expect((harness.connection?.input.capacity ?? 0) < 100_000)
        client.finishSending()
        #expect(try client.responsesToEnd().map(\.status) == [413])
        #expect(client.ending == .closed)
    }

    @Test(arguments: [
        "Content-Length: 1001\r\n\r\n", "Content-Length: 1001\r\n\r\nabc",
        "Transfer-Encoding: chunked\r\n\r\n3e9\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n3e8\r\nabc",
    ])
    func `what the head alone refuses is told before the size`(_ framing: String) throws {
        let harness = try ServerHarness { $0.maximumContentBytes = 1_000 }
        let client = try harness.client()
        try client.send("POST /refused HTTP/1.1\r\nHost: a\r\n" + framing)
        let responses = try client.responsesToEnd()
        #expect(responses.map(\.status) == [415])
        #expect(responses.last?.saysClose == true)
        #expect(client.ending == .closed)
        #expect(harness.handler.failures.isEmpty)
    }

    @Test
    func `chunks that become too much are refused in the middle`() throws {
        let harness = try ServerHarness { $0.maximumContentBytes = 1_000 }
        let client = try harness.client()
        let chunk = "64\r\n" + String(repeating: "x", count: 100) + "\r\n"
        try client.send(Request.chunked("/", String(repeating: chunk, count: 11)))
        #expect(try client.responsesToEnd().map(\.status) == [413])
    }

    @Test
    func `content as large as the limit is taken`() throws {
        let harness = try ServerHarness { $0.maximumContentBytes = 100_000 }
        let client = try harness.client()
        try client.send(Request.post("/", String(repeating: "x", count: 100_000)))
        #expect(try client.response()?.content.count == 100_002)
        let chunks = "186a0\r\n" + String(repeating: "y", count: 100_000) + "\r\n0\r\n\r\n"
        try client.send(Request.chunked("/", chunks))
        #expect(try client.response()?.content.count == 100_002)
    }

    @Test
    func `memory follows what comes, not what is claimed`() throws {
        let harness = try ServerHarness()
        let client = try harness.client()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576\r\n\r\nabc")
        harness.settle()
        #expect(harness.connection?.phase == .content)
        #expect((harness.connection?.input.capacity ?? .max) < 1_000)
    }

    @Test
    func `a client that sends for ever is cut off`() throws {
        let harness = try ServerHarness { $0.lingerTimeout = .milliseconds(50) }
        let client = try harness.client()
        try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999\r\n\r\n")
        let block = [UInt8](repeating: 0x61, count: 10_000)
        try client.wait { try !client.send(block) }
        #expect(harness.server.connections.isEmpty)
    }

    @Test(arguments: [
        Request.post("/refused", "content", "Content-Encoding: gzip"),
        Request.post("/refused", "", "Content-Encoding: gzip"),
        Request.get("/refused", "Content-Encoding: gzip"),
        Request.chunked("/refused", "3;x\r\nabc\r\n0\r\nT: t\r\n\r\n")
            .replacing("Host: localhost", with: "Host: a\r\nContent-Encoding: gzip"),
    ])
    func `content that was refused unread is dropped, and the next request answered`(
        _ request: String
    ) throws {
        let harness = try ServerHarness()
        let client = try harness.client()
        try client.send(request + Request.get("/next"))
        #expect(try client.responses(2).map(\.status) == [415, 200])
        for byte in (request + Request.post("/next", "more")).utf8 {
            try client.send([byte])
            harness.settle()
        }
        let responses = try client.responses(2)
        #expect(responses.map(\.status) == [415, 200])
        #expect(responses.last?.text == "/next more")
    }

    @Test(arguments: [
        "POST /refused HTTP/1.1\r\nHost: a\r\nContent-Encoding: x\r\nContent-Length: 2000000\r\n\r\n",
        "POST /refused HTTP/1.0\r\nContent-Encoding: x\r\nContent-Length: 2\r\n\r\nab",
    ])
    func `the connection ends when what was refused unread is too much, or the last`(
        _ request: String
    ) throws {
        let harness = try ServerHarness()
        let client = try harness.client()
        try client.send(request)
        #expect(try client.responsesToEnd().map(\.status) == [415])
        #expect(client.ending == .closed)
    }

    @Test
    func `bad chunks of what was refused unread end the connection`() throws {
        let harness = try ServerHarness()
        let client = try harness.client()
        let request = Request.chunked("/refused", "3\r\n")
        try client.send(
            request.replacing("Host: localhost", with: "Host: a\r\nContent-Encoding: gzip"))
        #expect(try client.response()?.status == 415)
        try client.send("abcd")
        #expect(try client.responsesToEnd().isEmpty)
        #expect(client.ending == .closed)
    }
}
