import Sockets
import SystemCalls
import TLSTesting
import Testing

@testable import HTTPServer

/// Limits, times and stopping where HTTPS is spoken.
struct SecureEndpointTests {
    @Test(arguments: ClientOffer.both)
    func `an idle connection ends with our goodbye`(_ offer: ClientOffer) throws {
        let harness = try ServerHarness(tls: TestIdentity.context()) {
            $0.idleTimeout = .milliseconds(50)
            $0.headTimeout = .seconds(60)
        }
        let silent = try harness.secureClient(offer).shakeHands()
        let served = try harness.secureClient(offer).shakeHands()
        try served.send(Request.get("/"))
        #expect(try served.responsesToEnd().map(\.status) == [200])
        #expect(try silent.responsesToEnd().isEmpty)
        #expect(silent.hasEndedInOrder && served.hasEndedInOrder)
        #expect(harness.handler.failures.isEmpty)
        #expect(harness.handler.handshakeFailures.isEmpty)
    }

    @Test(arguments: ["G", "GET / HTTP/1.1\r\nHost: a\r\n"])
    func `a head that does not come in time is answered 408`(_ bytes: String) throws {
        let harness = try ServerHarness(tls: TestIdentity.context()) {
            $0.headTimeout = .milliseconds(100)
        }
        let client = try harness.secureClient().shakeHands()
        try client.send(bytes)
        #expect(try client.responsesToEnd().map(\.status) == [408])
        #expect(client.hasEndedInOrder)
    }

    @Test(arguments: ClientOffer.both)
    func `one too many that breaks with the end of its handshake takes nobody along`(
        _ offer: ClientOffer
    ) throws {
        let harness = try ServerHarness(tls: TestIdentity.context()) { $0.maximumConnections = 0 }
        for _ in 0..<3 {
            var client: SecureClient? = try harness.secureClient(offer)
            try client?.raw.wait {
                guard let client else { return true }
                client.raw.receive()
                client.tls.receive(client.raw.takeReceived())
                let isComplete = client.tls.handshake()
                if !isComplete { try client.raw.send(client.tls.takeOutput()) }
                return isComplete
            }
            // Its last flight and its reset come together: the answer to it cannot be sent.
            try client?.raw.send(client?.tls.takeOutput() ?? [])
            client?.raw.resetWhenGone()
            client = nil
            harness.settle()
        }
        #expect(harness.connection == nil)
    }

    @Test(arguments: ClientOffer.both)
    func `one connection too many gets 503 over HTTPS`(_ offer: ClientOffer) throws {
        let harness = try ServerHarness(tls: TestIdentity.context()) { $0.maximumConnections = 1 }
        let served = try harness.secureClient(offer).shakeHands()
        for number in 1...3 {
            let tooMany = try harness.secureClient(offer).shakeHands()
            let responses = try tooMany.responsesToEnd()
            #expect(responses.map(\.status) == [503])
            #expect(responses.first?.saysClose == true)
            #expect(tooMany.hasEndedInOrder)
            try served.send(Request.get("/\(number)"))
            #expect(try served.response()?.text == "/\(number)")
        }
        try served.send(Request.get("/", "Connection: close"))
        #expect(try served.responsesToEnd().count == 1)
        let next = try harness.secureClient(offer).shakeHands()
        try next.send(Request.get("/next"))
        #expect(try next.response()?.text == "/next")
    }

    /// TLS 1.3 clients send their request with the end of the handshake.
    @Test(arguments: [
        Request.get("/never"), Request.post("/", String(repeating: "x", count: 9_999)),
    ])
    func `a client that was turned away may have sent a request already`(
        _ request: String
    ) throws {
        let harness = try ServerHarness(tls: TestIdentity.context()) { $0.maximumConnections = 0 }
        let client = try harness.secureClient(.tls13)
        client.tls.handshake()
        try client.raw.send(client.tls.takeOutput())
        try client.raw.wait {
            client.raw.receive()
            client.tls.receive(client.raw.takeReceived())
            return client.tls.handshake()
        }
        try client.send(request)
        #expect(try client.responsesToEnd().map(\.status) == [503])
        #expect(client.hasEndedInOrder)
        #expect(harness.handler.requests.isEmpty)
    }

    @Test(arguments: ClientOffer.both)
    func `a stop ends who is idle or still shaking hands, and answers the others`(
        _ offer: ClientOffer
    ) throws {
        let harness = try ServerHarness(tls: TestIdentity.context())
        let idle = try harness.secureClient(offer).shakeHands()
        let busy = try harness.secureClient(offer).shakeHands()
        let asking = try harness.secureClient(offer).shakeHands()
        let partial = try harness.secureClient(offer).shakeHands()
        let shaking = try harness.secureClient(offer)
        shaking.tls.handshake()
        try shaking.raw.send(shaking.tls.takeOutput())
        let silent = try harness.secureClient(offer)
        try busy.send(Request.get("/later"))
        harness.settle()
        try asking.send(Request.get("/1") + Request.post("/commit", "2"))
        try partial.raw.send(partial.records(of: Request.get("/")).dropLast())
        harness.server.drain()
        #expect(harness.server.connections.count == 1)
        #expect(throws: SystemError.self) { try harness.client() }
        #expect(try asking.responsesToEnd().map(\.status) == [200, 201])
        for client in [idle, partial, shaking, silent] {
            #expect(try client.responsesToEnd().isEmpty)
        }
        #expect(idle.hasEndedInOrder && asking.hasEndedInOrder && partial.tls.sawClose)
        #expect(shaking.raw.ending == .closed && silent.raw.ending == .closed)

        harness.handler.completeAll("late")
        let responses = try busy.responsesToEnd()
        #expect(responses.map(\.text) == ["late"])
        #expect(responses.first?.saysClose == true)
        #expect(busy.hasEndedInOrder)
        #expect(harness.server.isDrained)
        #expect(harness.handler.handshakeFailures.isEmpty)
    }

    @Test
    func `a stop waits for an answer that leaves in pieces`() throws {
        let harness = try ServerHarness(tls: TestIdentity.context())
        harness.narrowSendBuffers()
        let slow = try harness.secureClient(receiveBufferBytes: 4_096).shakeHands()
        harness.settle()
        try slow.send(Request.get("/large/3000000"))
        harness.server.drain()
        #expect(!harness.server.isDrained)
        #expect(try slow.responsesToEnd().map(\.content.count) == [3_000_000])
        #expect(harness.server.isDrained)
    }

    @Test
    func `HTTP and HTTPS are served beside each other`() throws {
        let harness = try ServerHarness(tls: TestIdentity.context())
        let handler = TestHandler()
        let endpoint = try harness.server.listen(
            .loopback(port: 0), handler: handler, limits: ServerLimits())
        let plain = try TestClient(to: endpoint.address) { _ in harness.turn() }
        let secure = try harness.secureClient().shakeHands()
        for number in 1...3 {
            try secure.send(Request.post("/commit", "s\(number)"))
            try plain.send(Request.post("/commit", "p\(number)"))
            #expect(try secure.response()?.text == "/commit s\(number)")
            #expect(try plain.response()?.text == "/commit p\(number)")
        }
        #expect(handler.requests == (1...3).map { "/commit p\($0)" })
        #expect(harness.handler.requests == (1...3).map { "/commit s\($0)" })

        // And a hello where HTTP is spoken is no request.
        let lost = try SecureClient(
            TestClient(to: endpoint.address) { _ in harness.turn() }, .tls13
        ) { harness.settle() }
        lost.tls.handshake()
        try lost.raw.send(lost.tls.takeOutput())
        #expect(try lost.raw.responsesToEnd().map(\.status) == [400])
    }
}
