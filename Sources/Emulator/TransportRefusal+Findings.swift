import EventsAPI

extension TransportRefusal {
    /// What console and journal tell: the rule once, or for each parameter that breaks it.
    var findings: [Finding] {
        guard !violations.isEmpty else { return [Finding(transport: rule, message: message)] }
        return violations.map { violation in
            Finding(
                transport: rule, message: violation.message, path: violation.path,
                location: violation.location)
        }
    }
}
