package import ByteBuffers

/// What the contract says of one event: what would be answered, and every reason.
///
/// A judge has one and fills it anew for each event, so it says nothing any more once the judge is
/// asked again. For an ordinary event nothing is allocated.
package final class Verdict {
    /// What becomes of an event.
    package enum Outcome: Sendable {
        /// Its shape is wrong: 400.
        case refused
        /// Its meaning is wrong, or it is about nothing: 201, and no result is OK.
        case notCreated
        case accepted
    }

    /// How many violations of shape are listed, how many of meaning, and how many warnings; the
    /// others are counted only, so that no event costs more than its own length to answer.
    package static let maximumFindings = 200

    /// All that is known of the event.
    ///
    /// The judge changes it before it hands the verdict out, and nothing else ever does, so that
    /// accesses cannot overlap; the run-time check of that costs about eighty instructions each.
    @exclusivity(unchecked) var assessment: EventAssessment

    init(
        provider: EventProvider, isStrict: Bool, entities: EntityInventory? = nil,
        noMatch: SelectorNoMatch = .nothing
    ) {
        assessment = EventAssessment(
            provider: provider, isStrict: isStrict, entities: entities, noMatch: noMatch)
    }

    package var outcome: Outcome { assessment.findings.outcome }
    /// What is wrong with shape or meaning, in the order of the body, what is missing first.
    package var violations: [Finding] { assessment.findings.violations }
    /// What is accepted but surely not meant, in the order of the body.
    package var warnings: [Finding] { assessment.findings.warnings }
    /// Whether there is nothing to say: no violation and no warning.
    package var isClean: Bool {
        assessment.findings.violations.isEmpty && assessment.findings.warnings.isEmpty
    }
    /// How many findings are in neither list, because there are too many.
    package var unlistedFindings: Int {
        let findings = assessment.findings
        return findings.unlistedRefusals + findings.unlistedStatuses + findings.unlistedWarnings
    }
    /// One for each report; none when the event is refused.
    package var results: [EventResult] {
        outcome == .refused ? [] : assessment.reports.results
    }
    /// The type, when the body names one that there is.
    package var eventType: EventType? { assessment.eventType }
    /// The title's text in the body, without quotation marks; empty when there is none.
    package var title: Range<Int> { assessment.title }
    /// Whether the title's bytes are to be decoded to have its text.
    package var titleHasEscapes: Bool { assessment.titleHasEscapes }
    /// How many bytes of the body are white space between tokens.
    package var insignificantBytes: Int { assessment.outline.insignificantBytes }

    /// The ids of the entities, one behind the other, as the results' ranges say.
    package var entityIDs: ByteBuffer {
        _read { yield assessment.reports.entityIDs }
    }
}
