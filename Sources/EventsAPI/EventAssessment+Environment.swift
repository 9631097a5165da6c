import JSONParsing

extension EventAssessment {
    /// An event without a selector, or with an empty one, is about the environment
    /// (contract 0.5 and 2.5).
    mutating func reportEnvironment(_ value: JSONToken?, _ body: Span<UInt8>) {
        guard let eventType else { return }
        let none = body.extracting(0..<0)
        if !reports.stand(for: none, eventType) {
            reports.begin(none, eventType)
            reports.addEnvironment()
            reports.finish(from: correlation[eventType])
        }
        if eventType.isProblemOpening || eventType == .markedForTermination {
            noteEnvironment(eventType, value)
        }
    }

    private mutating func noteEnvironment(_ type: EventType, _ value: JSONToken?) {
        let place =
            value.map { FindingPlace.value($0, of: .entitySelector) }
            ?? .missing(.entitySelector, in: outline.root)
        if type.isProblemOpening {
            findings.note(
                .selectorMissing, at: place,
                "should select what \(type.wireName) is about; without it that is the environment")
        } else {
            findings.note(
                .selectorNotHost, at: place,
                "must select hosts for \(type.wireName), not the environment")
        }
    }
}
