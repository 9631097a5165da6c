import ByteBuffers
import JSONParsing

/// Holds events against the contract, one after the other.
///
/// It keeps its storage from event to event, so that an ordinary one allocates nothing. It is
/// confined to whoever owns it.
package final class EventJudge {
    package let provider: EventProvider
    /// Whether warnings and statuses refuse an event as well (contract 0.5, "Strict mode").
    package let isStrict: Bool

    let verdict: Verdict
    var outline = EventOutline()
    var selector = EntitySelector()
    /// The text of an entity selector or a title whose escapes are decoded.
    var decodedText = ByteBuffer()
    let predefinedKeys = PredefinedKeys()
    let correlation: CorrelationSeeds

    package init(provider: EventProvider, isStrict: Bool) {
        self.provider = provider
        self.isStrict = isStrict
        verdict = Verdict(isStrict: isStrict)
        correlation = CorrelationSeeds(provider: provider)
    }

    /// Judges the body of one request.
    ///
    /// - Parameters:
    ///   - body: what was posted, whole.
    ///   - now: the time that the windows of the contract are measured from.
    ///   - transportFinding: a rule about the request around the body that was broken.
    /// - Returns: the judge's own verdict, good until the next event.
    package func judge(
        _ body: Span<UInt8>, at now: Timestamp, noting transportFinding: Rule? = nil
    ) -> Verdict {
        verdict.removeAll()
        if let transportFinding { note(transportFinding) }
        do {
            try outline.read(body)
        } catch {
            return refuse(body, because: error)
        }
        verdict.insignificantBytes = outline.insignificantBytes
        guard outline.isObject else { return refuseOtherValue(body) }
        judgeMembers(body, at: now)
        verdict.sortFindings()
        return verdict
    }

    private func judgeMembers(_ body: Span<UInt8>, at now: Timestamp) {
        judgeNames(body)
        judgeEventType(body)
        judgeTitle(body)
        judgeTimes(body, at: now)
        judgeTimeout(body)
        judgeSelector(body)
        let correlationTag = judgeProperties(body)
        guard verdict.outcome != .refused else { return verdict.removeResults() }
        completeResults(body, correlationTag: correlationTag)
    }

    private func note(_ transportFinding: Rule) {
        verdict.note(
            transportFinding, at: .header("Content-Type"), "must be application/json")
    }

    private func refuse(_ body: Span<UInt8>, because error: JSONError) -> Verdict {
        let position = TextPosition(of: error.offset, in: body)
        verdict.note(
            .jsonMalformed, at: .body(at: error.offset),
            "Malformed JSON: \(error.explanation)"
                + " (line \(position.line), column \(position.column))")
        return verdict
    }

    private func refuseOtherValue(_ body: Span<UInt8>) -> Verdict {
        let hint = outline.root.kind == .arrayStart ? "; events are posted one by one" : ""
        verdict.note(
            .bodyNotObject, at: .body(at: outline.root.start),
            "must be an object, not \(outline.root.kind.phrase)\(hint)")
        return verdict
    }
}
