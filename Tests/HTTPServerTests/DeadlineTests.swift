import HTTPServer
import Sockets
import Testing

/// What takes too long.
struct DeadlineTests {
    private static let short = Duration.milliseconds(30)

    @Test(arguments: ["G", "GET / HTTP/1.1\r\nHost: a\r\n", "\r\n"])
    func `a head that does not come in time is answered 408`(_ bytes: String) throws {
        let harness = try ServerHarness { $0.headTimeout = Self.short }
        let client = try harness.client()
        try client.send(bytes)
        let responses = try client.responsesToEnd()
        #expect(responses.map(\.status) == [408])
        #expect(responses.first?.saysClose == true)
        #expect(client.ending == .closed)
    }

    @Test
    func `a head that comes byte by byte gets no more time than another`() throws {
        let harness = try ServerHarness { $0.headTimeout = Self.short }
        let client = try harness.client()
        try client.send("GET /")
        try client.wait {
            try client.send("x")
            harness.turn()
            return harness.handler.failures.isEmpty == false
        }
        #expect(harness.handler.failures.map(\.status) == [408])
    }

    @Test(arguments: [
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc",
        Request.chunked("/", ""), Request.chunked("/", "5\r\nab"),
    ])
    func `content that does not come in time is answered 408`(_ bytes: String) throws {
        let harness = try ServerHarness { $0.contentTimeout = Self.short }
        let client = try harness.client()
        try client.send(Request.get("/before") + bytes)
        #expect(try client.responsesToEnd().map(\.status) == [200, 408])
        #expect(client.ending == .closed)
    }

    @Test(arguments: ["", Request.get("/")])
    func `an idle connection ends in silence`(_ bytes: String) throws {
        let harness = try ServerHarness { $0.idleTimeout = Self.short }
        let client = try harness.client()
        try client.send(bytes)
        #expect(try client.responsesToEnd().map(\.status) == (bytes.isEmpty ? [] : [200]))
        #expect(client.ending == .closed)
        #expect(harness.handler.failures.isEmpty)
    }

    @Test
    func `an idle connection ends in time although a head might have taken longer`() throws {
        let harness = try ServerHarness {
            $0.idleTimeout = Self.short
            $0.headTimeout = .seconds(60)
        }
        let client = try harness.client()
        try client.send("GET / HTTP")
        try client.wait {
            harness.turn()
            let wait = harness.server.earliestDeadline.nanoseconds - harness.server.now.nanoseconds
            return harness.server.now < harness.server.earliestDeadline && wait > 10_000_000_000
        }
        try client.send("/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.responsesToEnd().map(\.status) == [200])
    }

    @Test
    func `content has its whole time although its head waited behind large answers`() throws {
        let harness = try ServerHarness { $0.headTimeout = Self.short }
        let client = try harness.client()
        let request = Request.post("/large/100000", "content")
        try client.send(request + request + request + String(request.dropLast()))
        #expect(try client.responses(3).count == 3)
        let start = harness.server.now.nanoseconds
        try client.wait {
            harness.turn()
            harness.server.tick()
            return harness.server.now.nanoseconds > start + 60_000_000
        }
        try client.send("t")
        #expect(try client.response()?.status == 200)
    }

    @Test
    func `a connection in use does not end`() throws {
        let harness = try ServerHarness {
            $0.idleTimeout = Self.short
            $0.headTimeout = Self.short
        }
        let client = try harness.client()
        let start = harness.server.now.nanoseconds
        while harness.server.now.nanoseconds < start + 90_000_000 {
            try client.send(Request.get("/"))
            guard try client.response()?.status == 200 else {
                Issue.record("ended in use")
                return
            }
        }
        #expect(client.ending == nil)
    }

    @Test
    func `what was refused unread and does not come ends the connection`() throws {
        let harness = try ServerHarness { $0.contentTimeout = Self.short }
        let client = try harness.client()
        try client.send(
            "POST /refused HTTP/1.1\r\nHost: a\r\nContent-Encoding: x\r\nContent-Length: 5\r\n\r\n")
        #expect(try client.responsesToEnd().map(\.status) == [415])
    }

    @Test
    func `a refused client that stays is left after a while`() throws {
        let harness = try ServerHarness { $0.lingerTimeout = Self.short }
        let client = try harness.client()
        try client.send("nonsense\r\n")
        #expect(try client.responsesToEnd().map(\.status) == [400])
        try client.wait {
            harness.turn()
            return harness.server.isDrained
        }
    }
}
