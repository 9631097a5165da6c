import Foundation
import Testing

/// `rules` says the same in both of its forms.
@Suite struct CommandLineRulesTests {
    private struct Rule: Decodable {
        enum Status: Decodable, Equatable {
            case answer(Int)
            case result(String)

            init(from decoder: any Decoder) throws {
                let container = try decoder.singleValueContainer()
                if let status = try? container.decode(Int.self) {
                    self = .answer(status)
                } else {
                    self = .result(try container.decode(String.self))
                }
            }
        }

        let id: String
        let effect: String
        let status: Status?
        let certainty: String
        let summary: String
        let source: String
    }

    private func rules() throws -> [Rule] {
        let run = try CommandLineProgram(["rules", "--format", "json"])
        #expect(run.status == 0)
        return try JSONDecoder().decode([Rule].self, from: Data(run.output.utf8))
    }

    @Test func `a line of the text says what the object says`() throws {
        let lines = try CommandLineProgram(["rules"]).output.split(separator: "\n")
        let rules = try rules()
        #expect(rules.count > 40)
        #expect(lines.count == rules.count)
        for (line, rule) in zip(lines, rules) {
            #expect(line.hasPrefix(rule.id + " "))
            #expect(line.hasSuffix("  \(rule.summary) (\(rule.source))"))
            #expect(line.split(separator: " ").contains { $0 == rule.certainty })
        }
    }

    @Test func `the status goes with the effect`() throws {
        for rule in try rules() {
            switch (rule.effect, rule.status) {
            case ("refusal", .answer(let status)): #expect(400...599 ~= status, "\(rule.id)")
            case ("result", .result(let status)): #expect(status.hasPrefix("INVALID_"))
            case ("no-report", nil), ("warning", nil): break
            default:
                Issue.record("\(rule.id): \(rule.effect) with \(String(describing: rule.status))")
            }
        }
    }

    @Test func `an id stands once`() throws {
        let ids = try rules().map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.contains("properties.value.too-long"))
    }

    @Test func `an unknown form is a usage error`() throws {
        let run = try CommandLineProgram(["rules", "--format", "xml"])
        #expect(run.status == 64)
        #expect(run.errors.contains("'text' and 'json'"))
    }
}
