import ByteBuffers
import TLSTesting
import Testing

@testable import HTTPServer

/// How answers leave over HTTPS.
struct SecureSendingTests {
    private static let large = 3_000_000
    private let harness: ServerHarness

    init() throws {
        harness = try ServerHarness(tls: TestIdentity.context()) {
            $0.idleTimeout = .milliseconds(300)
        }
    }

    @Test(arguments: ClientOffer.both)
    func `a large answer leaves in small pieces and arrives whole`(_ offer: ClientOffer) throws {
        harness.narrowSendBuffers()
        let client = try harness.secureClient(offer, receiveBufferBytes: 4_096).shakeHands()
        try client.send(Request.get("/large/\(Self.large)") + Request.get("/behind"))
        harness.settle()
        #expect(harness.connection?.output.isEmpty == false)
        let responses = try client.responses(2)
        #expect(responses.first?.content == TestHandler.pattern(Self.large))
        #expect(responses.last?.text == "/behind")
    }

    @Test(arguments: ClientOffer.both)
    func `a large answer arrives whole before the connection ends`(_ offer: ClientOffer) throws {
        let client = try harness.secureClient(offer, receiveBufferBytes: 4_096).shakeHands()
        try client.send(Request.get("/large/\(Self.large)", "Connection: close"))
        #expect(try client.responsesToEnd().map(\.content.count) == [Self.large])
        #expect(client.raw.ending == .closed)
    }

    @Test
    func `all answers arrive at a client that reads them late`() throws {
        let client = try harness.secureClient(receiveBufferBytes: 4_096).shakeHands()
        try client.send((0..<100).map { Request.get("/large/\(50_000 + $0)") }.joined())
        harness.settle()
        #expect((harness.connection?.output.count ?? .max) < 1_000_000)
        let responses = try client.responses(100)
        #expect(responses.map(\.content.count) == (0..<100).map { 50_000 + $0 })
        try client.send(Request.get("/after"))
        #expect(try client.response()?.text == "/after")
    }

    @Test
    func `a client that asks for much and never reads is let go`() throws {
        let client = try harness.secureClient(receiveBufferBytes: 4_096).shakeHands()
        try client.send(String(repeating: Request.get("/large/100000"), count: 500))
        harness.settle()
        #expect((harness.connection?.output.count ?? .max) < 1_000_000)
        let other = try harness.secureClient().shakeHands()
        try other.send(Request.get("/other"))
        #expect(try other.response()?.text == "/other")
        try client.raw.wait {
            harness.turn()
            return harness.server.connections.isEmpty
        }
    }

    @Test(arguments: ClientOffer.both)
    func `an answer made later keeps its place between others`(_ offer: ClientOffer) throws {
        let client = try harness.secureClient(offer).shakeHands()
        try client.send(
            Request.post("/commit", "1") + Request.get("/later") + Request.post("/ready", "3"))
        #expect(try client.responses(1).map(\.text) == ["/commit 1"])
        harness.settle()
        #expect(harness.handler.requests == ["/commit 1", "/later"])
        harness.handler.completeAll("2")
        #expect(try client.responses(2).map(\.text) == ["2", "/ready 3"])
    }

    @Test
    func `an answer made later says that it is the last, and is`() throws {
        let client = try harness.secureClient().shakeHands()
        try client.send(Request.get("/later", "Connection: close"))
        harness.settle()
        harness.handler.completeAll("done")
        let responses = try client.responsesToEnd()
        #expect(responses.map(\.text) == ["done"])
        #expect(responses.first?.saysClose == true)
        #expect(client.hasEndedInOrder)
    }

    @Test
    func `a client that went away while its answer was made is forgotten`() throws {
        do {
            let gone = try harness.secureClient().shakeHands()
            try gone.send(Request.get("/later"))
            harness.settle()
            gone.raw.resetWhenGone()
        }
        harness.settle()
        #expect(harness.server.connections.isEmpty)
        harness.handler.completeAll("nobody is there")
    }

    @Test(arguments: ClientOffer.both)
    func `a commit that fails replaces what it covers and nothing else`(
        _ offer: ClientOffer
    ) throws {
        let client = try harness.secureClient(offer).shakeHands()
        let other = try harness.secureClient(offer).shakeHands()
        harness.owner.commitSucceeds = false
        try client.send(
            Request.get("/1") + Request.post("/commit", "2") + Request.post("/commit", "3")
                + Request.get("/4"))
        try other.send(Request.post("/commit", "alone"))
        harness.settle()
        let responses = try client.responses(4)
        #expect(responses.map(\.status) == [200, 503, 503, 200])
        #expect(responses.map(\.text) == ["/1", "not committed", "not committed", "/4"])
        #expect(try other.response()?.status == 503)
        harness.owner.commitSucceeds = true
        try client.send(Request.post("/commit", "again", "Connection: close"))
        #expect(try client.responsesToEnd().map(\.status) == [201])
        #expect(client.hasEndedInOrder)
    }
}
