import Testing

@testable import EventsAPI

@Suite struct RuleTests {
    @Test func `no two rules share an id`() {
        #expect(Set(Rule.all.map(\.id)).count == Rule.all.count)
        #expect(Rule.all.count == 63)
    }

    @Test(arguments: Rule.all)
    func `an id is words with dots and hyphens, the subject first`(_ rule: Rule) throws {
        let subjects = EventMember.allCases.map { "\($0.name)" }
        let subject = try #require(rule.id.split(separator: ".").first)
        #expect(subjects.contains(String(subject)) || subject.allSatisfy(isLower))
        #expect(rule.id.drop { $0 != "." }.allSatisfy(isLower))
        #expect(!rule.summary.isEmpty && !rule.summary.hasSuffix("."))
        #expect(!rule.source.isEmpty)
    }

    /// contract 0.5: which violations are told by a status is documented nowhere.
    @Test(arguments: Rule.all)
    func `that a status answers is assumed`(_ rule: Rule) {
        guard case .status = rule.effect else { return }
        #expect(rule.certainty == .assumed)
    }

    @Test func `a status is never OK`() {
        #expect(!Rule.all.contains { $0.effect == .status(.ok) })
    }

    private func isLower(_ character: Character) -> Bool {
        character.isLowercase || character == "-" || character == "."
    }
}
