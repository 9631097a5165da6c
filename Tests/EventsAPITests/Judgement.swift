import ByteBuffers
import JSONParsing

@testable import EventsAPI

/// A verdict as values that a test can keep and compare.
struct Judgement: Equatable {
    /// 2026-11-23T05:20:00.123Z, the moment at which the time stands still in these tests.
    static let now = Timestamp(milliseconds: 1_795_411_200_123)

    let outcome: Verdict.Outcome
    let violations: [Finding]
    let warnings: [Finding]
    let results: [EventResult]
    let entityIDs: [String]
    let answer: String

    init(
        _ text: String, from provider: EventProvider = .oneAgent, isStrict: Bool = false,
        noting rule: Rule? = nil, among entities: EntityInventory? = nil,
        noMatch: SelectorNoMatch = .nothing
    ) {
        self.init(
            bytes: Array(text.utf8), from: provider, isStrict: isStrict, noting: rule,
            among: entities, noMatch: noMatch)
    }

    init(
        bytes: [UInt8], from provider: EventProvider = .oneAgent, isStrict: Bool = false,
        noting rule: Rule? = nil, among entities: EntityInventory? = nil,
        noMatch: SelectorNoMatch = .nothing
    ) {
        let judge = EventJudge(
            provider: provider, isStrict: isStrict, entities: entities, noMatch: noMatch)
        self.init(judge.judge(bytes.span, at: Self.now, noting: rule))
    }

    init(_ verdict: Verdict) {
        outcome = verdict.outcome
        violations = verdict.violations
        warnings = verdict.warnings
        results = verdict.results
        entityIDs = verdict.results.map { Self.text($0.entity, in: verdict.entityIDs) }
        var buffer = ByteBuffer()
        if outcome == .refused {
            verdict.appendRefusal(to: &buffer)
        } else {
            verdict.appendReply(to: &buffer)
        }
        answer = String(buffer.span)
    }

    private static func text(_ range: Range<Int>, in bytes: borrowing ByteBuffer) -> String {
        String(bytes.span.extracting(range))
    }

    var violated: [String] { violations.map(\.rule.id) }
    var warned: [String] { warnings.map(\.rule.id) }
    var findings: [Finding] { violations + warnings }
}
