import Sockets
import SystemCalls
import Testing

@testable import HTTPServer

/// How many are served, and what becomes of the others.
struct EndpointTests {
    @Test
    func `one connection too many gets 503 and the end`() throws {
        let harness = try ServerHarness { $0.maximumConnections = 2 }
        let served = try (0..<2).map { _ in try harness.client() }
        let tooMany = try harness.client()
        let responses = try tooMany.responsesToEnd()
        #expect(responses.map(\.status) == [503])
        #expect(responses.first?.saysClose == true)
        #expect(tooMany.ending == .closed)
        for client in served {
            try client.send(Request.get("/served"))
            #expect(try client.response()?.status == 200)
        }
    }

    @Test
    func `a place becomes free when a connection ends`() throws {
        let harness = try ServerHarness { $0.maximumConnections = 1 }
        for number in 1...3 {
            let client = try harness.client()
            try client.send(Request.get("/\(number)", "Connection: close"))
            #expect(try client.responsesToEnd().map(\.text) == ["/\(number)"])
        }
    }

    @Test
    func `one that was turned away takes no place`() throws {
        let harness = try ServerHarness { $0.maximumConnections = 1 }
        do {
            let served = try harness.client()
            harness.settle()
            let tooMany = try harness.client()
            #expect(try tooMany.responsesToEnd().map(\.status) == [503])
            try served.send(Request.get("/", "Connection: close"))
            #expect(try served.responsesToEnd().map(\.status) == [200])
        }
        harness.settle()
        #expect(harness.endpoint.served == 0)
        #expect(harness.endpoint.turnedAway == 0)
        let next = try harness.client()
        try next.send(Request.get("/"))
        #expect(try next.response()?.status == 200)
    }

    @Test
    func `of very many that come at once some are told and all are ended`() throws {
        let harness = try ServerHarness { $0.maximumConnections = 1 }
        let served = try harness.client()
        harness.settle()
        let tooMany = try (0..<150).map { _ in try harness.client() }
        var told = 0
        for client in tooMany {
            if try client.responsesToEnd().map(\.status) == [503] { told += 1 }
        }
        #expect(told >= Endpoint.maximumTurnedAway)
        try served.send(Request.get("/"))
        #expect(try served.response()?.status == 200)
    }

    @Test
    func `a client that was turned away may have sent a request already`() throws {
        let harness = try ServerHarness { $0.maximumConnections = 0 }
        let client = try harness.client()
        try client.send(Request.post("/", String(repeating: "x", count: 300_000)))
        #expect(try client.responsesToEnd().map(\.status) == [503])
        #expect(client.ending == .closed)
        #expect(harness.handler.requests.isEmpty)
    }

    @Test
    func `listening on a port that is taken says so`() throws {
        let harness = try ServerHarness()
        #expect(throws: SystemError("bind", code: 98, subject: "\(harness.endpoint.address)")) {
            try harness.server.listen(
                harness.endpoint.address, handler: TestHandler(), limits: ServerLimits())
        }
    }
}
