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
        /// Its meaning is wrong: 201, and no result is OK.
        case notCreated
        case accepted
    }

    /// How many violations are listed, and how many warnings; the others are counted only, so that
    /// no event costs more than its own length to answer.
    package static let maximumFindings = 200

    package internal(set) var outcome = Outcome.accepted
    /// What is wrong with shape or meaning, in the order of the body, what is missing first.
    package internal(set) var violations: [Finding] = []
    /// What is accepted but surely not meant, in the order of the body.
    package internal(set) var warnings: [Finding] = []
    /// How many findings are in neither list, because there are too many.
    package internal(set) var unlistedFindings = 0
    /// One for each report; none when the event is refused.
    package internal(set) var results: [EventResult] = []
    /// The ids of the entities, one behind the other, as the results' ranges say.
    package internal(set) var entityIDs = ByteBuffer(capacity: 64)
    /// The type, when the body names one that there is.
    package internal(set) var eventType: EventType?
    /// The title's text in the body, without quotation marks; empty when there is none.
    package internal(set) var title = 0..<0
    /// Whether the title's bytes are to be decoded to have its text.
    package internal(set) var titleHasEscapes = false
    /// How many bytes of the body are white space between tokens.
    package internal(set) var insignificantBytes = 0

    /// Whether warnings and statuses refuse an event as well.
    let isStrict: Bool
    /// The status of every result.
    private(set) var status = ResultStatus.ok

    init(isStrict: Bool) {
        self.isStrict = isStrict
    }

    func removeAll() {
        outcome = .accepted
        violations.removeAll(keepingCapacity: true)
        warnings.removeAll(keepingCapacity: true)
        unlistedFindings = 0
        removeResults()
        eventType = nil
        title = 0..<0
        titleHasEscapes = false
        insignificantBytes = 0
        status = .ok
    }

    func removeResults() {
        results.removeAll(keepingCapacity: true)
        entityIDs.removeAll()
    }
}

extension Verdict {
    /// Takes note of a broken rule. Place and message are made only when they are listed.
    func note(
        _ rule: Rule, at place: @autoclosure () -> FindingPlace,
        _ message: @autoclosure () -> String
    ) {
        let isWarning = rule.effect == .warning && !isStrict
        if !isWarning { apply(rule.effect) }
        guard (isWarning ? warnings.count : violations.count) < Self.maximumFindings else {
            unlistedFindings += 1
            return
        }
        let finding = Finding(rule, at: place(), message())
        if isWarning { warnings.append(finding) } else { violations.append(finding) }
    }

    private func apply(_ effect: Rule.Effect) {
        if case .status(let worse) = effect { status = min(status, worse) }
        if effect == .refusal || isStrict {
            outcome = .refused
        } else if outcome == .accepted {
            outcome = .notCreated
        }
    }

    /// Puts the findings into the order of the body once all rules have been asked.
    func sortFindings() {
        if violations.count > 1 { violations.sort { $0.offset < $1.offset } }
        if warnings.count > 1 { warnings.sort { $0.offset < $1.offset } }
    }
}

extension Finding {
    fileprivate init(_ rule: Rule, at place: FindingPlace, _ message: String) {
        self.init(
            rule: rule, pointer: place.pointer, path: place.path, location: place.location,
            offset: place.offset, message: message)
    }
}
