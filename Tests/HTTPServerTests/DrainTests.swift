import SystemCalls
import Testing

@testable import HTTPServer

/// Stopping.
struct DrainTests {
    private let harness: ServerHarness
    private let client: TestClient

    init() throws {
        harness = try ServerHarness()
        client = try harness.client()
        harness.settle()
    }

    @Test
    func `nobody can connect any more`() throws {
        harness.server.drain()
        #expect(throws: SystemError.self) { try harness.client() }
    }

    @Test
    func `what was received whole is answered, and idle connections end`() throws {
        let idle = try harness.client()
        let partial = try harness.client()
        harness.settle()
        try client.send(Request.get("/1") + Request.post("/commit", "2"))
        try partial.send("GET / HT")
        harness.server.drain()
        #expect(harness.server.isDrained)
        #expect(try client.responsesToEnd().map(\.status) == [200, 201])
        #expect(try idle.responsesToEnd().isEmpty)
        #expect(try partial.responsesToEnd().isEmpty)
        #expect([client, idle].map(\.ending) == [.closed, .closed])
    }

    @Test
    func `all of many that asked are answered`() throws {
        let clients = try (0..<300).map { _ in try harness.client() }
        harness.settle()
        for client in clients { try client.send(Request.get("/")) }
        harness.server.drain()
        #expect(harness.server.isDrained)
        let answered = try clients.count { try $0.responsesToEnd().map(\.status) == [200] }
        #expect(answered == clients.count)
    }

    @Test
    func `a request that was received whole but not yet read is answered`() throws {
        try client.send(Request.post("/", String(repeating: "x", count: 200_000)))
        harness.server.drain()
        #expect(try client.responsesToEnd().map(\.status) == [200])
    }

    @Test
    func `an answer that is made later is waited for and is the last`() throws {
        try client.send(Request.get("/later"))
        harness.server.drain()
        #expect(!harness.server.isDrained)
        harness.handler.completeAll("late")
        let responses = try client.responsesToEnd()
        #expect(responses.map(\.text) == ["late"])
        #expect(responses.first?.saysClose == true)
        #expect(harness.server.isDrained)
    }

    @Test
    func `an answer that leaves in pieces is waited for`() throws {
        let slow = try harness.client(receiveBufferBytes: 4_096)
        harness.settle()
        try slow.send(Request.get("/large/3000000"))
        harness.server.drain()
        #expect(!harness.server.isDrained)
        #expect(try slow.responsesToEnd().map(\.content.count) == [3_000_000])
        #expect(harness.server.isDrained)
    }

    @Test
    func `closing ends all that are left`() throws {
        try client.send(Request.get("/later"))
        harness.server.drain()
        harness.server.close()
        #expect(harness.server.isDrained)
        #expect(try client.responsesToEnd().isEmpty)
        harness.handler.completeAll("too late")
    }
}
