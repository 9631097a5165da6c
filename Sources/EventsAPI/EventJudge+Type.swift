import JSONParsing

extension EventJudge {
    func judgeEventType(_ body: Span<UInt8>) {
        guard let value = required(.eventType, else: .eventTypeMissing) else { return }
        guard value.kind == .string else {
            return verdict.note(
                .eventTypeNotString, at: .value(value, of: .eventType),
                "must be a string, not \(value.kind.phrase)")
        }
        guard let type = EventType(body, value) else {
            return refuseEventType(value, body)
        }
        verdict.eventType = type
    }

    func judgeTitle(_ body: Span<UInt8>) {
        guard let value = required(.title, else: .titleMissing) else { return }
        guard value.kind == .string else {
            return verdict.note(
                .titleNotString, at: .value(value, of: .title),
                "must be a string, not \(value.kind.phrase)")
        }
        verdict.title = value.content
        verdict.titleHasEscapes = value.hasEscapes
        if isBlank(value, body) {
            verdict.note(.titleBlank, at: .value(value, of: .title), "must not be blank")
        }
    }

    /// The value of a member that an event must have.
    private func required(_ member: EventMember, else rule: Rule) -> JSONToken? {
        if let value = outline[member] { return value }
        if let null = outline.values[member.rawValue] {
            verdict.note(rule, at: .value(null, of: member), "must not be null")
        } else {
            verdict.note(rule, at: .missing(member, in: outline.root), "must not be null")
        }
        return nil
    }

    private func refuseEventType(_ value: JSONToken, _ body: Span<UInt8>) {
        guard !isBlank(value, body) else {
            return verdict.note(
                .eventTypeBlank, at: .value(value, of: .eventType), "must not be blank")
        }
        verdict.note(
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
