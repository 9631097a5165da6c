import Sockets
import TLSTesting
import Testing

@testable import HTTPServer

/// How connections of HTTPS end (RFC 8446 section 6.1).
struct SecureClosingTests {
    private let harness: ServerHarness

    init() throws {
        harness = try ServerHarness(tls: TestIdentity.context())
    }

    @Test(arguments: ClientOffer.both)
    func `the last answer is followed by our end, and no reset`(_ offer: ClientOffer) throws {
        let client = try harness.secureClient(offer).shakeHands()
        try client.send(Request.get("/last", "Connection: close"))
        let responses = try client.responsesToEnd()
        #expect(responses.map(\.text) == ["/last"])
        #expect(responses.first?.saysClose == true)
        #expect(client.hasEndedInOrder)
        try client.sendCloseNotify()
        #expect(client.raw.ending == .closed)
    }

    @Test
    func `what comes behind a request that closes is not read, and resets nothing`() throws {
        let client = try harness.secureClient().shakeHands()
        try client.send(
            Request.get("/last", "Connection: close") + Request.get("/never")
                + String(repeating: "x", count: 200_000))
        #expect(try client.responsesToEnd().map(\.text) == ["/last"])
        #expect(client.hasEndedInOrder)
        #expect(harness.handler.requests == ["/last"])
    }

    /// What a client asked for before it said goodbye in the same write, and what it is owed.
    private static let farewells: [(String, [Int])] = [
        ("", []), ("GET / HT", []), (Request.get("/"), [200]),
        (Request.get("/", "Connection: close"), [200]),
        (Request.get("/1") + Request.post("/commit", "2") + "POST /3", [200, 201]),
        (Request.chunked("/", "1\r\nx\r\n0\r\n\r\n"), [200]), ("nonsense\r\n", [400]),
        (Request.get("/large/1000000") + Request.get("/2"), [200, 200]),
        (
            String(repeating: Request.get("/large/100000"), count: 20),
            .init(repeating: 200, count: 20)
        ),
    ]

    @Test(arguments: ClientOffer.both, farewells)
    func `a client that says goodbye behind its requests is still answered`(
        _ offer: ClientOffer, _ farewell: (text: String, statuses: [Int])
    ) throws {
        let client = try harness.secureClient(offer, receiveBufferBytes: 4_096).shakeHands()
        var records: [UInt8] = []
        if !farewell.text.isEmpty { records = client.records(of: farewell.text) }
        client.tls.close()
        try client.raw.send(records + client.tls.takeOutput())
        let statuses = try client.responsesToEnd().map(\.status)
        #expect(statuses == farewell.statuses)
        #expect(client.hasEndedInOrder)
    }

    @Test(arguments: ClientOffer.both, [true, false])
    func `a client that said goodbye gets the answer that is made later`(
        _ offer: ClientOffer, _ endsConnection: Bool
    ) throws {
        let client = try harness.secureClient(offer).shakeHands()
        let records = client.records(of: Request.get("/later") + Request.get("/behind"))
        client.tls.close()
        try client.raw.send(records + client.tls.takeOutput())
        if endsConnection { client.raw.finishSending() }
        harness.settle()
        harness.handler.completeAll("done")
        #expect(try client.responsesToEnd().map(\.text) == ["done", "/behind"])
        #expect(client.hasEndedInOrder)
    }

    @Test(arguments: ClientOffer.both)
    func `a client that said goodbye gets all that another brings in the same turn`(
        _ offer: ClientOffer
    ) throws {
        let client = try harness.secureClient(offer).shakeHands()
        let other = try harness.secureClient(offer).shakeHands()
        harness.settle()
        let records = client.records(of: Request.get("/later") + Request.get("/behind"))
        client.tls.close()
        try client.raw.send(records + client.tls.takeOutput())
        try other.send(Request.get("/complete"))
        harness.loop.turn(waiting: 0)
        let texts = try client.responsesToEnd().map(\.text)
        #expect(texts == ["completed by another", "/behind"])
        #expect(client.hasEndedInOrder)
        #expect(try other.response()?.text == "/complete")
    }

    @Test(arguments: ClientOffer.both)
    func `a goodbye between two requests ends the connection`(_ offer: ClientOffer) throws {
        let client = try harness.secureClient(offer).shakeHands()
        try client.send(Request.get("/first"))
        #expect(try client.response()?.text == "/first")
        try client.sendCloseNotify()
        #expect(try client.responsesToEnd().isEmpty)
        #expect(client.hasEndedInOrder)
        #expect(harness.server.connections.isEmpty)
    }

    @Test(arguments: ClientOffer.both)
    func `a client that ends without a goodbye is still answered`(_ offer: ClientOffer) throws {
        let client = try harness.secureClient(offer).shakeHands()
        try client.send(Request.get("/half"))
        client.raw.finishSending()
        #expect(try client.responsesToEnd().map(\.status) == [200])
        #expect(client.hasEndedInOrder)
    }

    @Test(arguments: ClientOffer.both)
    func `a record that changed on its way ends its connection only`(_ offer: ClientOffer) throws {
        let other = try harness.secureClient(offer).shakeHands()
        let client = try harness.secureClient(offer).shakeHands()
        try client.send(Request.get("/before"))
        #expect(try client.response()?.text == "/before")
        var records = client.records(of: Request.get("/changed"))
        records[records.count - 20] ^= 1
        try client.raw.send(records)
        #expect(try client.responsesToEnd().isEmpty)
        #expect(client.tls.reason.hasSuffix("alert bad record mac"))
        #expect(client.raw.ending == .closed)
        #expect(harness.handler.requests == ["/before"])
        #expect(harness.handler.handshakeFailures.count == 1)
        try other.send(Request.get("/other"))
        #expect(try other.response()?.text == "/other")
        #expect(harness.server.connections.count == 1)
    }

    @Test
    func `bytes that are no record end the connection`() throws {
        let client = try harness.secureClient().shakeHands()
        try client.raw.send(Request.get("/plain"))
        #expect(try client.responsesToEnd().isEmpty)
        #expect(client.raw.ending == .closed)
        #expect(harness.handler.requests.isEmpty)
    }
}
