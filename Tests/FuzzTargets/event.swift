import ByteBuffers
import EventsAPI
import JSONParsing

/// What is said of an event is sound JSON about places within it, and nothing of one event is
/// left in the verdict on the next.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzEvent(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let body = UnsafeBufferPointer(start: start, count: count).span
    let first = answer(lenient.judge(body, at: now), body)
    _ = lenient.judge(ordinary.utf8.span, at: now)
    precondition(answer(lenient.judge(body, at: now), body) == first, "an event left its mark")
    let verdict = strict.judge(body, at: now)
    precondition(verdict.warnings.isEmpty, "a strict judge only warns")
    if first.outcome == .refused { precondition(verdict.outcome == .refused) }
    if verdict.outcome == .accepted { precondition(first.findings == 0) }
    _ = answer(verdict, body)
    return 0
}

// libFuzzer calls from one thread only.
nonisolated(unsafe) private let lenient = EventJudge(provider: .oneAgent, isStrict: false)
nonisolated(unsafe) private let strict = EventJudge(provider: .oneAgent, isStrict: true)
private let now = Timestamp(milliseconds: 1_795_000_000_000)
private let ordinary = #"""
    {"eventType":"CUSTOM_ALERT","title":"x","entitySelector":"type(HOST)","timeout":999,"a":1,
    "properties":{"a":"1","a":2,"dt.event.baseline.affected_load":null}}
    """#

private struct Answer: Equatable {
    var outcome: Verdict.Outcome
    var findings: Int
    var text: String
}

private func answer(_ verdict: Verdict, _ body: Span<UInt8>) -> Answer {
    var text = ByteBuffer()
    if verdict.outcome == .refused {
        precondition(verdict.results.isEmpty, "a refused event has results")
        verdict.appendRefusal(to: &text)
    } else {
        precondition((try? JSONValue(parsing: body)) != nil, "no JSON, but not refused")
        precondition(!verdict.results.isEmpty && verdict.eventType != nil)
        verdict.appendReply(to: &text)
    }
    precondition((try? JSONValue(parsing: text.span)) != nil, "the answer is no JSON")
    let findings = verdict.violations + verdict.warnings
    precondition((verdict.outcome == .accepted) == verdict.violations.isEmpty)
    for finding in findings {
        precondition(0...body.count ~= finding.offset, "a finding outside the body")
        precondition(!finding.message.isEmpty)
    }
    precondition(verdict.title.lowerBound >= 0 && verdict.title.upperBound <= body.count)
    return Answer(
        outcome: verdict.outcome, findings: findings.count + verdict.unlistedFindings,
        text: String(text.span))
}
