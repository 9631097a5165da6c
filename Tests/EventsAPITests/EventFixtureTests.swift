import ByteBuffers
import JSONParsing
import Testing

@testable import EventsAPI

@Suite struct EventFixtureTests {
    @Test(arguments: EventFixture.all)
    func `a fixture is judged and answered as the file beside it says`(_ fixture: EventFixture) {
        let judgement = fixture.judgement()
        let expected = fixture.expected
        #expect("\(judgement.outcome)" == expected["outcome"]?.string)
        #expect(judgement.answer == compact(expected["answer"]))
        #expect(judgement.entityIDs == expected["entityIds"]?.elements?.compactMap(\.string))
        #expect(
            listed(judgement.violations, in: fixture.body)
                == expected["violations"]?.elements.map(listed))
        #expect(
            listed(judgement.warnings, in: fixture.body)
                == expected["warnings"]?.elements.map(listed))
    }

    @Test func `no fixture lacks its partner and none of the folders is empty`() {
        #expect(EventFixture.rejected.count >= 50)
        #expect(EventFixture.accepted.count >= 20)
        #expect(EventFixture.clients.count == 30)
    }

    @Test(arguments: EventFixture.rejected + EventFixture.accepted)
    func `a fixture that is named for a rule shows the breaking of that rule`(
        _ fixture: EventFixture
    ) {
        guard let rule = Rule.all.first(where: { fixture.name.isNamed(for: $0) }) else { return }
        let judgement = fixture.judgement()
        #expect(judgement.findings.map(\.rule).contains(rule))
    }

    @Test(arguments: Rule.all.filter(\.isAboutEvents))
    func `every rule about an event has a fixture`(_ rule: Rule) {
        let fixtures = EventFixture.rejected + EventFixture.accepted
        #expect(fixtures.contains { $0.name.isNamed(for: rule) })
    }

    @Test(arguments: EventFixture.rejected)
    func `a rejected fixture is not accepted`(_ fixture: EventFixture) {
        #expect(fixture.judgement().outcome != .accepted)
    }

    @Test(arguments: EventFixture.accepted)
    func `a strict judge refuses what has warnings and accepts what has none`(
        _ fixture: EventFixture
    ) {
        let lenient = fixture.judgement()
        let strict = fixture.judgement(isStrict: true)
        #expect(strict.outcome == (lenient.warnings.isEmpty ? .accepted : .refused))
        #expect(strict.violations == lenient.warnings)
        #expect(strict.warnings.isEmpty)
    }

    @Test func `a judge that has seen other events says what a fresh one says`() {
        let judge = EventJudge(provider: .oneAgent, isStrict: false)
        let fixtures = EventFixture.all.filter { $0.entities == nil }
        for fixture in fixtures + fixtures.reversed() {
            let verdict = judge.judge(fixture.body.span, at: Judgement.now, noting: fixture.noting)
            #expect(Judgement(verdict) == fixture.judgement())
        }
    }

    @Test(arguments: EventFixture.all)
    func `a body that is cut off anywhere is malformed`(_ fixture: EventFixture) {
        guard fixture.body.first == UInt8(ascii: "{"), !fixture.isMalformed else { return }
        let whole = fixture.body.lastIndex(of: UInt8(ascii: "}")) ?? 0
        let judge = EventJudge(provider: .oneAgent, isStrict: false)
        for end in stride(from: 0, through: whole, by: max(1, whole / 500)) {
            let verdict = judge.judge(fixture.body.span.extracting(0..<end), at: Judgement.now)
            #expect(verdict.violations.map(\.rule) == [.jsonMalformed])
        }
    }

    private func compact(_ value: JSONValue?) -> String {
        var buffer = ByteBuffer()
        value?.append(to: &buffer)
        return String(buffer.span)
    }

    private func listed(_ findings: [Finding], in body: [UInt8]) -> [String] {
        findings.map { finding in
            let position = TextPosition(of: finding.offset, in: body.span)
            return "\(finding.rule.id) \(finding.pointer) \(finding.path) "
                + "\(position.line):\(position.column) \(finding.message)"
        }
    }

    private func listed(_ findings: [JSONValue]) -> [String] {
        findings.map { finding in
            let text = { (name: String) in finding[name]?.string ?? "?" }
            let number = { (name: String) in finding[name]?.int64 ?? 0 }
            return "\(text("rule")) \(text("pointer")) \(text("path")) "
                + "\(number("line")):\(number("column")) \(text("message"))"
        }
    }
}

extension EventFixture {
    fileprivate var isMalformed: Bool { name.hasPrefix("json.malformed") }
}

extension Rule {
    fileprivate var isAboutEvents: Bool {
        if case .answer = effect { false } else { true }
    }
}

extension String {
    /// A fixture has the id of a rule as its name, or that and a word that tells it from others.
    fileprivate func isNamed(for rule: Rule) -> Bool {
        self == rule.id || hasPrefix(rule.id + ".")
    }
}
