import ByteBuffers
import JSONParsing

extension EventAssessment {
    private static let maximumSelectorLength = 2000

    /// Judges the selector, and makes one result for every entity that it stands for without an
    /// inventory (contract 0.5).
    mutating func judgeSelector(_ body: Span<UInt8>) {
        guard let value = outline[.entitySelector] else { return judgeEnvironment() }
        guard value.kind == .string else {
            return findings.note(
                .selectorNotString, at: .value(value, of: .entitySelector),
                "must be a string, not \(value.kind.phrase)")
        }
        guard !value.content.isEmpty else { return judgeEnvironment() }
        guard isSelectorShort(value, body) else { return }
        guard value.hasEscapes else {
            return parse(body.extracting(value.content), value)
        }
        var text = takeDecodedText()
        JSONText.appendDecoded(body, value.content, to: &text)
        parse(text.span, value)
        decodedText = text
    }

    private mutating func isSelectorShort(_ value: JSONToken, _ body: Span<UInt8>) -> Bool {
        guard value.content.count > Self.maximumSelectorLength else { return true }
        let count = JSONText.scalarCount(body, value.content)
        guard count > Self.maximumSelectorLength else { return true }
        findings.note(
            .selectorTooLong, at: .value(value, of: .entitySelector),
            "length must be between 0 and 2000, not \(count)")
        return false
    }

    private mutating func parse(_ text: Span<UInt8>, _ value: JSONToken) {
        do {
            try selector.parse(text)
        } catch {
            return refuse(text, value, because: error)
        }
        if selector.entityIDs.isEmpty {
            reports.addMadeUpEntity(type: selector.type ?? 0..<0, of: text)
        } else {
            for id in selector.entityIDs { reports.addEntity(text.extracting(id)) }
        }
        if eventType == .markedForTermination { judgeHosts(text, value) }
    }

    private mutating func refuse(
        _ text: Span<UInt8>, _ value: JSONToken, because error: SelectorError
    ) {
        let column = TextPosition(of: error.offset, in: text)
        let rule: Rule =
            if case .missingTypeOrEntityID = error { .selectorNoTypeOrID } else { .selectorSyntax }
        findings.note(
            rule, at: .value(value, of: .entitySelector),
            "Entity selector parse error: \(error.explanation) (column \(column.column))")
    }

    /// An event without a selector is about the environment.
    private mutating func judgeEnvironment() {
        reports.addEnvironment()
        guard let type = eventType else { return }
        let place = outline[.entitySelector].map { FindingPlace.value($0, of: .entitySelector) }
        if type.isProblemOpening {
            findings.note(
                .selectorMissing, at: place ?? .missing(.entitySelector, in: outline.root),
                "should select what \(type.wireName) is about; without it that is the environment")
        } else if type == .markedForTermination {
            findings.note(
                .selectorNotHost, at: place ?? .missing(.entitySelector, in: outline.root),
                "must select hosts for MARKED_FOR_TERMINATION, not the environment")
        }
    }

    private mutating func judgeHosts(_ text: Span<UInt8>, _ value: JSONToken) {
        let isHost =
            if let id = selector.entityIDs.first {
                text.begins("HOST-", in: id) && id.count == 21
            } else {
                text.spells("HOST", in: selector.type ?? 0..<0)
            }
        guard !isHost else { return }
        findings.note(
            .selectorNotHost, at: .value(value, of: .entitySelector),
            "must select hosts for MARKED_FOR_TERMINATION")
    }
}
