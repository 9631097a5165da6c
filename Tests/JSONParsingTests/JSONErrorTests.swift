import JSONParsing
import Testing

struct JSONErrorTests {
    @Test
    func `no two errors explain themselves alike and none names the place`() throws {
        let errors = JSONFixture.rejected.compactMap { failure($0.bytes) }
        let byExplanation = Dictionary(grouping: errors, by: \.explanation)
        #expect(byExplanation.count == 18)
        for (explanation, alike) in byExplanation {
            let words = alike.map { "\($0)".prefix { $0 != "(" } }
            #expect(Set(words).count == 1, "\(explanation)")
            #expect(!explanation.contains("column") && !explanation.contains("offset"))
        }
    }
}
