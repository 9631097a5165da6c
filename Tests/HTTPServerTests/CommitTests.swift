import HTTPServer
import Sockets
import Testing

/// Answers that stand only when the turn's commit succeeds.
struct CommitTests {
    private let harness: ServerHarness
    private let client: TestClient

    init() throws {
        harness = try ServerHarness()
        client = try harness.client()
    }

    @Test
    func `a turn commits once for all that it answers`() throws {
        let clients = try (0..<10).map { _ in try harness.client() }
        harness.settle()
        for client in clients {
            try client.send(Request.post("/commit", "a") + Request.post("/commit", "b"))
        }
        let before = harness.owner.commits
        harness.loop.turn(waiting: 0)
        #expect(harness.owner.commits == before + 1)
        for client in clients {
            #expect(try client.responses(2).map(\.status) == [201, 201])
        }
    }

    @Test
    func `a commit that fails replaces what it covers and nothing else`() throws {
        let others = try (0..<3).map { _ in try harness.client() }
        harness.settle()
        harness.owner.commitSucceeds = false
        try client.send(
            Request.get("/1") + Request.post("/commit", "2") + Request.post("/commit", "3")
                + Request.get("/4"))
        try others[0].send(Request.post("/commit", "alone"))
        try others[1].send(Request.get("/untouched"))
        try others[2].send(Request.get("/first") + Request.post("/commit", "last"))
        harness.settle()
        #expect(
            try client.responses(4).map(\.text) == ["/1", "not committed", "not committed", "/4"])
        #expect(try others[0].response()?.status == 503)
        #expect(try others[1].response()?.text == "/untouched")
        #expect(try others[2].responses(2).map(\.text) == ["/first", "not committed"])

        harness.owner.commitSucceeds = true
        try client.send(Request.post("/commit", "again"))
        #expect(try client.response()?.status == 201)
    }

    @Test
    func `a replaced answer says that the connection ends, and it does`() throws {
        harness.owner.commitSucceeds = false
        try client.send(
            Request.get("/1") + Request.post("/commit", "2", "Connection: close")
                + Request.get("/never"))
        let responses = try client.responsesToEnd()
        #expect(responses.map(\.status) == [200, 503])
        #expect(responses.map(\.saysClose) == [false, true])
        #expect(client.ending == .closed)
    }

    @Test
    func `answers behind one that came late are committed as well`() throws {
        try client.send(Request.get("/later") + Request.post("/commit", "behind"))
        try client.wait {
            harness.turn()
            return !harness.handler.waiting.isEmpty
        }
        harness.owner.commitSucceeds = false
        harness.handler.completeAll("late")
        #expect(try client.responses(2).map(\.text) == ["late", "not committed"])
    }

    @Test
    func `a connection that breaks takes nothing from the answers of others`() throws {
        let other = try harness.client()
        harness.settle()
        harness.owner.commitSucceeds = false
        do {
            let gone = try harness.client()
            harness.settle()
            try gone.send(Request.post("/commit", "gone"))
            gone.resetWhenGone()
        }
        try other.send(Request.post("/commit", "stays"))
        #expect(try other.response()?.text == "not committed")
    }
}
