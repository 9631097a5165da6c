import HTTPServer
import Testing

/// The cases of `Fixtures/http`, over a connection.
struct FixtureTests {
    @Test(arguments: HTTPFixture.all)
    func `a case is answered as it says`(_ fixture: HTTPFixture) throws {
        let harness = try ServerHarness { $0.maximumContentBytes = 1_000 }
        let client = try harness.client()
        try client.send(fixture.bytes)
        client.finishSending()
        let statuses = try client.responsesToEnd().map(\.status).filter { $0 != 100 }
        #expect(statuses == expectedStatuses(fixture.outcome))
        #expect(client.ending == .closed)
    }

    /// A 200 for each request that is whole, and a refusal of what is not one.
    private func expectedStatuses(_ outcome: [String]) -> [Int] {
        var statuses: [Int] = []
        var closes = false
        for line in outcome {
            let words = line.split(separator: " ")
            switch words[0] {
            case "complete":
                if closes { return statuses }
                closes = words.contains("close")
                if words[4] == "none" { statuses.append(200) }
                if isTooLong(words[4]) { return statuses + [413] }
            case "content": statuses.append(200)
            case "error":
                if !(closes && statuses.last == 200) { statuses.append(Int(words[1]) ?? 0) }
            default: break
            }
        }
        return statuses
    }

    private func isTooLong(_ framing: Substring) -> Bool {
        guard framing.hasPrefix("length:") else { return false }
        return Int(framing.dropFirst(7)).map { $0 > 1_000 } ?? true
    }
}
