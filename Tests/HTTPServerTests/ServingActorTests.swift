import Testing

/// The server on a loop that has a queue.
@Suite(.timeLimit(.minutes(1)))
struct ServingActorTests {
    @Test
    func `an answer can come from another queue`() async throws {
        let serving = try ServingActor()
        try await serving.start()
        let client = try serving.client()
        for number in 1...20 {
            try client.send(Request.get("/later") + Request.get("/\(number)"))
            while await serving.waitingCount == 0 { await Task.yield() }
            await serving.completeAll("from afar")
            let texts = try client.responses(2).map(\.text)
            #expect(texts == ["from afar", "/\(number)"])
        }
        await serving.stop()
    }

    @Test
    func `many clients are served side by side`() async throws {
        let serving = try ServingActor()
        try await serving.start()
        let clients = try (0..<20).map { _ in try serving.client() }
        for round in 0..<10 {
            for client in clients { try client.send(Request.post("/commit", "\(round)")) }
            for client in clients {
                let response = try client.response()
                #expect(response?.text == "/commit \(round)")
            }
        }
        await serving.stop()
    }
}
