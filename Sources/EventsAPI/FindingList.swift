/// What the rules have found out about one event, and what follows from it for the answer.
struct FindingList {
    /// Whether warnings and statuses refuse an event as well.
    let isStrict: Bool
    private(set) var violations: [Finding] = []
    var warnings: [Finding] = []
    /// How many findings of each kind are in neither list.
    private(set) var unlistedRefusals = 0
    private(set) var unlistedStatuses = 0
    private(set) var unlistedWarnings = 0
    /// How many of the violations are a matter of meaning, so that they cannot crowd out those of
    /// shape, which the answer tells.
    private var listedStatuses = 0
    private(set) var outcome = Verdict.Outcome.accepted
    /// The status of every result.
    private(set) var status = ResultStatus.ok

    init(isStrict: Bool) {
        self.isStrict = isStrict
    }

    mutating func removeAll() {
        if !violations.isEmpty { violations.removeAll(keepingCapacity: true) }
        if !warnings.isEmpty { warnings.removeAll(keepingCapacity: true) }
        unlistedRefusals = 0
        unlistedStatuses = 0
        unlistedWarnings = 0
        listedStatuses = 0
        outcome = .accepted
        status = .ok
    }

    /// Takes note of a broken rule. Place and message are made only when they are listed.
    @inline(never)
    mutating func note(
        _ rule: Rule, at place: @autoclosure () -> FindingPlace,
        _ message: @autoclosure () -> String
    ) {
        if rule.effect == .warning && !isStrict {
            guard warnings.count < Verdict.maximumFindings else {
                unlistedWarnings += 1
                return
            }
            return warnings.append(Finding(rule, at: place(), message()))
        }
        apply(rule.effect)
        if rule.effect.isOfMeaning {
            guard listedStatuses < Verdict.maximumFindings else {
                unlistedStatuses += 1
                return
            }
            listedStatuses += 1
        } else if violations.count - listedStatuses >= Verdict.maximumFindings {
            unlistedRefusals += 1
            return
        }
        violations.append(Finding(rule, at: place(), message()))
    }

    private mutating func apply(_ effect: Rule.Effect) {
        if case .status(let worse) = effect { status = min(status, worse) }
        if isStrict || !effect.isOfMeaning {
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

extension Rule.Effect {
    /// Whether breaking the rule leaves the event's shape as it should be: 201, but no event.
    fileprivate var isOfMeaning: Bool {
        switch self {
        case .status, .noReport: true
        case .refusal, .answer, .warning: false
        }
    }
}

extension Finding {
    fileprivate init(_ rule: Rule, at place: FindingPlace, _ message: String) {
        self.init(
            rule: rule, pointer: place.pointer, path: place.path, location: place.location,
            offset: place.offset, message: message)
    }
}
