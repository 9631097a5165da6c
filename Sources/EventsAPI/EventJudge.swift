/// Holds events against the contract, one after the other.
///
/// It keeps its storage from event to event, so that an ordinary one allocates nothing. It is
/// confined to whoever owns it.
package final class EventJudge {
    package let provider: EventProvider
    /// Whether warnings and statuses refuse an event as well (contract 0.5, "Strict mode").
    package let isStrict: Bool
    private let verdict: Verdict

    /// - Parameters:
    ///   - provider: whose endpoint takes the events.
    ///   - isStrict: whether warnings and statuses refuse an event as well.
    ///   - entities: what selectors are held against; nil lets every selector match (contract 0.5,
    ///     "Selector without an inventory").
    ///   - noMatch: what an event is about whose selector matches none of `entities`.
    package init(
        provider: EventProvider, isStrict: Bool, entities: EntityInventory? = nil,
        noMatch: SelectorNoMatch = .nothing
    ) {
        self.provider = provider
        self.isStrict = isStrict
        verdict = Verdict(
            provider: provider, isStrict: isStrict, entities: entities, noMatch: noMatch)
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
        verdict.assessment.judge(body, at: now, noting: transportFinding)
        return verdict
    }
}
