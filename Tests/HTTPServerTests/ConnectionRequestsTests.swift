import HTTPServer
import Testing

/// How bytes become requests, and in which order their answers come.
struct ConnectionRequestsTests {
    private let harness: ServerHarness
    private let client: TestClient

    init() throws {
        harness = try ServerHarness()
        client = try harness.client()
    }

    @Test
    func `a connection is kept from one request to the next`() throws {
        for number in 1...3 {
            try client.send(Request.post("/\(number)", "content"))
            let response = try client.response()
            #expect(response?.text == "/\(number) content")
            #expect(response?.saysClose == false)
        }
        #expect(client.ending == nil)
        #expect(harness.connection?.number == 1)
    }

    @Test
    func `pipelined requests are answered in their order`() throws {
        let numbers = Array(1...50)
        try client.send(numbers.map { Request.post("/\($0)", "c\($0)") }.joined())
        let texts = try client.responses(50).map(\.text)
        #expect(texts == numbers.map { "/\($0) c\($0)" })
    }

    @Test
    func `pipelined requests may come byte by byte`() throws {
        let requests =
            Request.get("/a") + Request.post("/b", "content")
            + Request.chunked("/c", "3;x=y\r\nchu\r\n3\r\nnks\r\n0\r\nTrailer: t\r\n\r\n")
        for byte in requests.utf8 {
            try client.send([byte])
            harness.settle()
        }
        #expect(try client.responses(3).map(\.text) == ["/a", "/b content", "/c chunks"])
    }

    @Test
    func `cutting a request in two changes nothing`() throws {
        let request = Array(
            (Request.post("/b", "content")
                + Request.chunked("/c", "3;x=y\r\nchu\r\n3\r\nnks\r\n0\r\nTrailer: t\r\n\r\n"))
                .utf8)
        for cut in 1..<request.count {
            try client.send(Array(request[..<cut]))
            harness.settle()
            try client.send(Array(request[cut...]))
            let texts = try client.responses(2).map(\.text)
            guard texts == ["/b content", "/c chunks"] else {
                Issue.record("cut at \(cut): \(texts)")
                return
            }
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.0\r\n\r\n", true),
        ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", false),
        (Request.get("/"), false),
        (Request.get("/", "Connection: close"), true),
        (Request.get("/", "Connection: foo, Close"), true),
    ])
    func `the connection ends behind an answer when its request says so`(
        _ request: String, _ closes: Bool
    ) throws {
        try client.send(request)
        let response = try client.response()
        #expect(response?.status == 200)
        #expect(response?.saysClose == closes)
        if closes {
            #expect(try client.responsesToEnd().isEmpty)
            #expect(client.ending == .closed)
        } else {
            try client.send(Request.get("/again"))
            #expect(try client.response()?.text == "/again")
        }
    }

    @Test
    func `what comes behind a request that closes is not read, and resets nothing`() throws {
        try client.send(
            Request.get("/last", "Connection: close") + Request.get("/never")
                + String(repeating: "x", count: 200_000))
        #expect(try client.responsesToEnd().map(\.text) == ["/last"])
        #expect(client.ending == .closed)
        #expect(harness.handler.requests == ["/last"])
    }

    @Test(arguments: [
        Request.get("/half"), Request.post("/half", "content"),
        Request.chunked("/half", "1\r\nx\r\n0\r\n\r\n"),
    ])
    func `a client that ends its side is still answered`(_ request: String) throws {
        try client.send(request)
        client.finishSending()
        #expect(try client.responsesToEnd().map(\.status) == [200])
        #expect(client.ending == .closed)
    }

    @Test(arguments: ["", "GET / HT", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabc"])
    func `a client that ends within a request gets no answer`(_ bytes: String) throws {
        try client.send(bytes)
        client.finishSending()
        #expect(try client.responsesToEnd().isEmpty)
        #expect(harness.handler.requests.isEmpty)
    }
}

/// `Expect: 100-continue`, by RFC 9110 section 10.1.1.
struct ContinueTests {
    private let harness: ServerHarness
    private let client: TestClient
    private static let head = """
        POST /e HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n
        """

    init() throws {
        harness = try ServerHarness()
        client = try harness.client()
    }

    @Test(arguments: [
        (head, "cont"),
        (
            "POST /e HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n",
            "4\r\ncont\r\n0\r\n\r\n"
        ),
    ])
    func `a client that waits is told to go on, once`(_ head: String, _ content: String) throws {
        try client.send(head)
        #expect(try client.response()?.status == 100)
        for byte in content.utf8 {
            try client.send([byte])
            harness.settle()
        }
        let responses = try client.responses(1)
        #expect(responses.map(\.text) == ["/e cont"])
    }

    @Test(arguments: ["c", "cont"])
    func `a client that did not wait is not told to go on`(_ content: String) throws {
        try client.send(Self.head + content)
        harness.settle()
        try client.send(String("cont".dropFirst(content.count)))
        #expect(try client.responses(1).map(\.status) == [200])
    }

    @Test
    func `an interim response stands behind the answers that are owed`() throws {
        try client.send(Request.get("/first") + Self.head)
        let responses = try client.responses(2)
        #expect(responses.map(\.status) == [200, 100])
        try client.send("cont")
        #expect(try client.response()?.text == "/e cont")
    }

    @Test
    func `a client that waits and is refused gets the final answer and the end`() throws {
        try client.send(Self.head.replacing("/e", with: "/refused"))
        let responses = try client.responsesToEnd()
        #expect(responses.map(\.status) == [415])
        #expect(responses.first?.saysClose == true)
        #expect(client.ending == .closed)
    }

    @Test
    func `too much content is refused before the client sends it`() throws {
        try client.send(Self.head.replacing("Length: 4", with: "Length: 2000000"))
        #expect(try client.responsesToEnd().map(\.status) == [413])
    }
}
