import TLSTesting
import Testing

@testable import HTTPServer

/// Handshakes that fail, stall or are none.
struct SecureHandshakeTests {
    private static let plain = "this port speaks HTTPS: the URL begins with https://"

    @Test(arguments: [
        Request.get("/"), Request.post("/", "content"), "GET / HTTP/1.0\r\n\r\n",
        "CONNECT a:1 HTTP/1.1\r\n\r\n", "G", "POST /v2", "ZZZ\u{1}",
    ])
    func `plain HTTP is answered by what is wrong, and by nothing else`(_ bytes: String) throws {
        let harness = try ServerHarness(tls: TestIdentity.context())
        let client = try harness.client()
        try client.send(bytes)
        harness.settle()
        try client.send(" and more that nobody reads")
        let responses = try client.responsesToEnd()
        #expect(responses.map(\.status) == [400])
        #expect(responses.map(\.text) == [Self.plain])
        #expect(responses.first?.saysClose == true)
        #expect(client.received.isEmpty)
        #expect(client.ending == .closed)
        #expect(harness.handler.failures.map(\.status) == [400])
        #expect(harness.handler.handshakeFailures.isEmpty)
    }

    /// What is no TLS gets no alert from OpenSSL; what is a bad record does.
    @Test(arguments: [false, true])
    func `random bytes end their connection, and are told of once`(_ isRecord: Bool) throws {
        let harness = try ServerHarness(tls: TestIdentity.context())
        var generator = SeededGenerator(seed: 9_999)
        for round in 1...200 {
            let client = try harness.client()
            try client.send(Self.noHello(isRecord, &generator))
            try client.wait {
                client.receive()
                return client.ending != nil
            }
            #expect(client.ending == .closed)
            let alert = client.takeReceived()
            #expect(isRecord ? alert.starts(with: [21, 3]) && alert.count == 7 : alert.isEmpty)
            #expect(harness.handler.handshakeFailures.count == round)
        }
        #expect(harness.handler.failures.isEmpty)
    }

    /// Bytes that are surely neither the beginning of a hello nor of a request.
    private static func noHello(
        _ isRecord: Bool, _ generator: inout SeededGenerator
    ) -> [UInt8] {
        let bytes = generator.bytes(Int.random(in: 11...600, using: &generator))
        let first = UInt8.random(in: isRecord ? 2...10 : 97...122, using: &generator)
        return (isRecord ? [22, 3, 1, 0, 11] : [first]) + [first] + bytes
    }

    private static let refusals: [(ClientOffer, String, String)] = [
        (.tls11, "alert protocol version", "TLS 1.1"),
        (ClientOffer(protocols: ["h2"]), "alert no application protocol", "ALPN"),
        (ClientOffer(groups: "P-521"), "alert handshake failure", "group"),
    ]

    @Test(arguments: refusals)
    func `a client that does not agree is told by an alert`(
        _ offer: ClientOffer, _ alert: String, _ explanation: String
    ) throws {
        let harness = try ServerHarness(tls: TestIdentity.context())
        let client = try harness.secureClient(offer)
        try client.shakeHands()
        #expect(try client.responsesToEnd().isEmpty)
        #expect(client.tls.reason.hasSuffix(alert))
        #expect(client.raw.ending == .closed)
        #expect(harness.handler.handshakeFailures.count == 1)
        #expect(harness.handler.handshakeFailures.first?.contains(explanation) == true)
    }

    @Test(arguments: ClientOffer.both)
    func `a client that does not trust us is told of once`(_ offer: ClientOffer) throws {
        let harness = try ServerHarness(tls: TestIdentity.context())
        var offer = offer
        offer.trustsAuthority = false
        let client = try harness.secureClient(offer)
        try client.shakeHands()
        #expect(client.tls.reason == "certificate verify failed")
        #expect(client.raw.ending == .closed)
        #expect(harness.handler.handshakeFailures.count == 1)
        #expect(harness.handler.handshakeFailures.first?.contains("CA file") == true)
    }

    @Test(arguments: [0, 1, 5, 100])
    func `a handshake that stalls is ended when the time for a head is over`(
        _ count: Int
    ) throws {
        let harness = try ServerHarness(tls: TestIdentity.context()) {
            $0.headTimeout = .milliseconds(30)
            $0.lingerTimeout = .milliseconds(30)
        }
        let client = try harness.secureClient()
        client.tls.handshake()
        try client.raw.send(Array(client.tls.takeOutput().prefix(count)))
        #expect(try client.responsesToEnd().isEmpty)
        #expect(client.raw.ending == .closed)
        try client.raw.wait {
            harness.turn()
            return harness.server.isDrained
        }
        #expect(harness.handler.handshakeFailures == ["the handshake did not end in time"])
    }

    @Test
    func `a handshake that comes byte by byte gets no more time than another`() throws {
        let harness = try ServerHarness(tls: TestIdentity.context()) {
            $0.headTimeout = .milliseconds(30)
        }
        let client = try harness.client()
        try client.send([22, 3, 1, 2, 0])
        try client.wait {
            try client.send([1])
            harness.turn()
            return !harness.handler.handshakeFailures.isEmpty
        }
        #expect(harness.handler.handshakeFailures == ["the handshake did not end in time"])
    }

    /// A client goes behind each byte of its hello, and of what follows that.
    @Test(arguments: ClientOffer.both, [true, false])
    func `a client that vanishes in the handshake is forgotten`(
        _ offer: ClientOffer, _ resets: Bool
    ) throws {
        let harness = try ServerHarness(tls: TestIdentity.context())
        for flight in 0..<2 {
            var size = 0
            var place = 0
            repeat {
                let client = try harness.secureClient(offer)
                client.tls.handshake()
                var bytes = client.tls.takeOutput()
                if flight == 1 {
                    try client.raw.send(bytes)
                    harness.settle()
                    client.raw.receive()
                    client.tls.receive(client.raw.takeReceived())
                    client.tls.handshake()
                    bytes = client.tls.takeOutput()
                }
                size = bytes.count
                try client.raw.send(Array(bytes[..<place]))
                if place % 2 == 0 { harness.settle() }
                if resets { client.raw.resetWhenGone() }
                place += 1
            } while place < size
            #expect(size > 60)
        }
        harness.settle()
        #expect(harness.server.isDrained)
        #expect(harness.endpoint.served == 0)
        #expect(harness.handler.failures.isEmpty)
        let client = try harness.secureClient(offer).shakeHands()
        try client.send(Request.get("/other"))
        #expect(try client.response()?.text == "/other")
    }
}
