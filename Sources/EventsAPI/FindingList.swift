/// What the rules have found out about one event, and what follows from it for the answer.
struct FindingList {
    /// Whether warnings and statuses refuse an event as well.
    let isStrict: Bool
    private(set) var violations: [Finding] = []
    var warnings: [Finding] = []
    private(set) var unlisted = 0
    private(set) var outcome = Verdict.Outcome.accepted
    /// The status of every result.
    private(set) var status = ResultStatus.ok

    init(isStrict: Bool) {
        self.isStrict = isStrict
    }

    mutating func removeAll() {
        if !violations.isEmpty { violations.removeAll(keepingCapacity: true) }
        if !warnings.isEmpty { warnings.removeAll(keepingCapacity: true) }
        unlisted = 0
        outcome = .accepted
        status = .ok
    }

    /// Takes note of a broken rule. Place and message are made only when they are listed.
    @inline(never)
    mutating func note(
        _ rule: Rule, at place: @autoclosure () -> FindingPlace,
        _ message: @autoclosure () -> String
    ) {
        let isWarning = rule.effect == .warning && !isStrict
        if !isWarning { apply(rule.effect) }
        guard (isWarning ? warnings.count : violations.count) < Verdict.maximumFindings else {
            unlisted += 1
            return
        }
        let finding = Finding(rule, at: place(), message())
        if isWarning { warnings.append(finding) } else { violations.append(finding) }
    }

    private mutating func apply(_ effect: Rule.Effect) {
        guard case .status(let worse) = effect else {
            outcome = .refused
            return
        }
        status = min(status, worse)
        if isStrict {
            outcome = .refused
        } else if outcome == .accepted {
            outcome = .notCreated
        }
    }

    /// Puts the findings into the order of the body once all rules have been asked.
    mutating func sort() {
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
