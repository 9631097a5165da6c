import JSONParsing

extension EventAssessment {
    /// Sees to a report for every entity that the selector just read matches, and tells whether
    /// there are any.
    ///
    /// What it matches depends on the time, so these reports stand for this event only.
    mutating func reportMatches(
        in entities: EntityInventory, _ type: EventType, _ text: Span<UInt8>, _ value: JSONToken,
        at now: Timestamp
    ) -> Bool {
        let matches = entities.matches(selector, in: text, at: now, among: .activeWithinADay)
        reports.beginForOneEvent()
        for place in matches { reports.addMatch(entities[place].id) }
        if matches.isEmpty {
            guard noMatch == .environment else {
                noteNoMatch(value)
                return false
            }
            reports.addEnvironment()
        }
        reports.finish(from: correlation[type])
        return true
    }

    private mutating func noteNoMatch(_ value: JSONToken) {
        findings.note(
            .selectorNoMatch, at: .value(value, of: .entitySelector),
            "matches no entity of the inventory, and there is no event without one")
    }
}
