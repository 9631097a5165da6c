import JSONParsing

extension EventAssessment {
    mutating func judgeEventType(_ body: Span<UInt8>) {
        guard let value = required(.eventType, else: .eventTypeMissing) else { return }
        guard value.kind == .string else {
            return findings.note(
                .eventTypeNotString, at: .value(value, of: .eventType),
                "must be a string, not \(value.kind.phrase)")
        }
        guard let type = EventType(body, value) else {
            return refuseEventType(value, body)
        }
        eventType = type
    }

    mutating func judgeTitle(_ body: Span<UInt8>) {
        guard let value = required(.title, else: .titleMissing) else { return }
        guard value.kind == .string else {
            return findings.note(
                .titleNotString, at: .value(value, of: .title),
                "must be a string, not \(value.kind.phrase)")
        }
        title = value.content
        titleHasEscapes = value.hasEscapes
        if isBlank(value, body) {
            findings.note(.titleBlank, at: .value(value, of: .title), "must not be blank")
        }
    }

    /// The value of a member that an event must have.
    private mutating func required(
        _ member: EventMember, else rule: @autoclosure () -> Rule
    ) -> JSONToken? {
        if let value = outline[member] { return value }
        let root = outline.root
        if let null = outline.null(member) {
            findings.note(rule(), at: .value(null, of: member), "must not be null")
        } else {
            findings.note(rule(), at: .missing(member, in: root), "must not be null")
        }
        return nil
    }

    private mutating func refuseEventType(_ value: JSONToken, _ body: Span<UInt8>) {
        guard !isBlank(value, body) else {
            return findings.note(
                .eventTypeBlank, at: .value(value, of: .eventType), "must not be blank")
        }
        findings.note(
            .eventTypeUnknown, at: .value(value, of: .eventType),
            UnknownEventType(name: JSONText.decoded(body, value.content)).message)
    }

    /// Whether a string is empty or Unicode white space alone.
    private func isBlank(_ value: JSONToken, _ body: Span<UInt8>) -> Bool {
        guard let first = value.content.first else { return true }
        let isVisible =
            body[first] > 0x20 && body[first] < 0x7F && body[first] != UInt8(ascii: "\\")
        guard !isVisible else { return false }
        return JSONText.decoded(body, value.content).unicodeScalars
            .allSatisfy(\.properties.isWhitespace)
    }
}
