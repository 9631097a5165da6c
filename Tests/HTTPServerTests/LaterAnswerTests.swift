import ByteBuffers
import Sockets
import Testing

@testable import HTTPServer

/// Answers that are made elsewhere.
struct LaterAnswerTests {
    private let harness: ServerHarness
    private let client: TestClient

    init() throws {
        harness = try ServerHarness { $0.idleTimeout = .milliseconds(50) }
        client = try harness.client()
    }

    private func waitForLater(_ count: Int = 1) throws {
        try client.wait {
            harness.turn()
            return harness.handler.waiting.count == count
        }
    }

    @Test
    func `an answer made later keeps its place between others`() throws {
        try client.send(
            Request.post("/commit", "1") + Request.get("/later") + Request.post("/ready", "3"))
        #expect(try client.responses(1).map(\.text) == ["/commit 1"])
        harness.settle()
        #expect(harness.handler.requests == ["/commit 1", "/later"])
        harness.handler.completeAll("2")
        #expect(try client.responses(2).map(\.text) == ["2", "/ready 3"])
    }

    @Test
    func `an answer can be made in the turn of its request`() throws {
        harness.owner.afterAnswers = { [handler = harness.handler] in handler.completeAll("late") }
        harness.settle()
        try client.send(
            Request.get("/1") + Request.get("/later") + Request.get("/3") + Request.get("/later")
                + Request.get("/5"))
        harness.loop.turn(waiting: 0)
        #expect(try client.responses(5).map(\.text) == ["/1", "late", "/3", "late", "/5"])
        #expect(harness.handler.requests.count == 5)
    }

    @Test
    func `an answer can be made when the time of something else is over`() throws {
        let harness = try ServerHarness { $0.headTimeout = .milliseconds(20) }
        let client = try harness.client()
        let slow = try harness.client()
        harness.owner.afterAnswers = { [handler = harness.handler] in
            if !handler.failures.isEmpty { handler.completeAll("late") }
        }
        try client.send(Request.get("/later") + Request.get("/behind"))
        try slow.send("GET")
        try client.wait {
            harness.turn()
            return !harness.handler.failures.isEmpty
        }
        #expect(harness.handler.requests == ["/later", "/behind"])
    }

    @Test
    func `an answer that another request brings in the same turn keeps its place`() throws {
        let other = try harness.client()
        harness.settle()
        try client.send(Request.get("/1") + Request.get("/later") + Request.get("/3"))
        try other.send(Request.get("/complete"))
        harness.settle()
        #expect(try client.responses(3).map(\.text) == ["/1", "completed by another", "/3"])
        #expect(try other.response()?.text == "/complete")
    }

    @Test(arguments: [true, false])
    func `an answer made later says whether it is the last`(_ closes: Bool) throws {
        try client.send(
            closes ? Request.get("/later", "Connection: close") : Request.get("/later"))
        try waitForLater()
        harness.handler.completeAll("done")
        let response = try client.response()
        #expect(response?.text == "done")
        #expect(response?.saysClose == closes)
        if closes {
            #expect(try client.responsesToEnd().isEmpty)
            #expect(client.ending == .closed)
        }
    }

    @Test
    func `a client that ended its side still gets the answer that is made later`() throws {
        try client.send(Request.get("/later"))
        client.finishSending()
        try waitForLater()
        harness.settle()
        harness.handler.completeAll("done")
        #expect(try client.responsesToEnd().map(\.text) == ["done"])
    }

    @Test
    func `a client that went away is forgotten, and its answer dropped`() throws {
        do {
            let gone = try harness.client()
            try gone.send(Request.get("/later"))
            try waitForLater()
            gone.resetWhenGone()
        }
        try client.wait {
            harness.turn()
            return harness.server.connections.allSatisfy { $0.number != 2 }
        }
        harness.handler.completeAll("nobody is there")
        try client.send(Request.get("/other"))
        #expect(try client.response()?.text == "/other")
    }

    @Test
    func `an answer may take longer than a connection may be idle`() throws {
        try client.send(Request.get("/later"))
        try waitForLater()
        let start = harness.server.now.nanoseconds
        try client.wait {
            harness.turn()
            harness.server.tick()
            return harness.server.now.nanoseconds > start + 120_000_000
        }
        harness.handler.completeAll("slow")
        #expect(try client.response()?.text == "slow")
    }

    @Test
    func `an answer may take long behind another that left in pieces`() throws {
        harness.narrowSendBuffers()
        let slow = try harness.client(receiveBufferBytes: 4_096)
        try slow.send(Request.get("/large/200000") + Request.get("/later"))
        try waitForLater()
        #expect(harness.connection?.output.isEmpty == false)
        #expect(try slow.response()?.content.count == 200_000)
        let start = harness.server.now.nanoseconds
        try slow.wait {
            harness.turn()
            harness.server.tick()
            return harness.server.now.nanoseconds > start + 120_000_000
        }
        harness.handler.completeAll("slow")
        #expect(try slow.response()?.text == "slow")
    }

    @Test
    func `a large answer that was long in the making is given time to leave`() throws {
        let slow = try harness.client(receiveBufferBytes: 4_096)
        try slow.send(Request.get("/later"))
        try waitForLater()
        // Nothing turns the loop meanwhile, as when it is idle.
        let end = MonotonicTime.now.nanoseconds + 60_000_000
        while MonotonicTime.now.nanoseconds < end {}
        harness.handler.completeAll(String(repeating: "x", count: 3_000_000))
        harness.server.tick()
        #expect(try slow.response()?.content.count == 3_000_000)
    }
}
