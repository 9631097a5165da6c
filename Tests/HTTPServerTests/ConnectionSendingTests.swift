import ByteBuffers
import Testing

@testable import HTTPServer

/// How answers leave to clients that read slowly, or never.
struct ConnectionSendingTests {
    private static let large = 3_000_000

    @Test
    func `an answer that leaves in pieces arrives whole`() throws {
        let harness = try ServerHarness()
        let client = try harness.client(receiveBufferBytes: 4_096)
        try client.send(Request.get("/large/\(Self.large)") + Request.get("/behind"))
        harness.settle()
        #expect(harness.connection?.output.isEmpty == false)
        let responses = try client.responses(2)
        #expect(responses.first?.content == TestHandler.pattern(Self.large))
        #expect(responses.last?.text == "/behind")
    }

    @Test
    func `an answer that leaves in pieces arrives whole before the connection ends`() throws {
        let harness = try ServerHarness()
        let client = try harness.client(receiveBufferBytes: 4_096)
        try client.send(Request.get("/large/\(Self.large)", "Connection: close"))
        client.finishSending()
        let responses = try client.responsesToEnd()
        #expect(responses.map(\.content.count) == [Self.large])
        #expect(client.ending == .closed)
    }

    @Test
    func `a client that asks for much and never reads costs little`() throws {
        let harness = try ServerHarness { $0.idleTimeout = .milliseconds(100) }
        let client = try harness.client(receiveBufferBytes: 4_096)
        let requests = String(repeating: Request.get("/large/100000"), count: 1_000)
        try client.send(requests)
        harness.settle()
        #expect((harness.connection?.output.count ?? .max) < 1_000_000)

        let other = try harness.client()
        try other.send(Request.get("/other"))
        #expect(try other.response()?.text == "/other")

        try client.wait {
            harness.turn()
            return harness.server.connections.allSatisfy { $0.number != 1 }
        }
    }

    @Test
    func `all answers arrive at a client that reads them late`() throws {
        let harness = try ServerHarness()
        let client = try harness.client(receiveBufferBytes: 4_096)
        let requests = (0..<200).map { Request.get("/large/\(50_000 + $0)") }.joined()
        try client.send(requests)
        harness.settle()
        let responses = try client.responses(200)
        #expect(responses.map(\.content.count) == (0..<200).map { 50_000 + $0 })
        try client.send(Request.get("/after"))
        #expect(try client.response()?.text == "/after")
    }

    @Test
    func `many small answers to a client that reads leave in one go`() throws {
        let harness = try ServerHarness()
        let client = try harness.client()
        try client.send(String(repeating: Request.get("/large/2000"), count: 1_000))
        let responses = try client.responses(1_000)
        #expect(responses.count == 1_000)
        #expect(responses.allSatisfy { $0.content.count == 2_000 })
    }

    @Test
    func `a client that goes away while it is owed an answer is forgotten`() throws {
        let harness = try ServerHarness()
        do {
            let client = try harness.client(receiveBufferBytes: 4_096)
            try client.send(Request.get("/large/\(Self.large)"))
            harness.settle()
            #expect(harness.connection?.output.isEmpty == false)
            client.resetWhenGone()
        }
        let other = try harness.client()
        try other.wait {
            harness.turn()
            return harness.server.connections.allSatisfy { $0.number != 1 }
        }
    }
}
