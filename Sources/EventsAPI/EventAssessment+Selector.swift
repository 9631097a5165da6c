import ByteBuffers
import JSONParsing

extension EventAssessment {
    /// Judges the selector, and sees to it that there is a report for every entity that it matches
    /// or, without an inventory, stands for (contract 0.5).
    mutating func judgeSelector(_ body: Span<UInt8>, at now: Timestamp) {
        guard let value = outline[.entitySelector] else { return reportEnvironment(nil, body) }
        guard value.kind == .string else {
            return findings.note(
                .selectorNotString, at: .value(value, of: .entitySelector),
                "must be a string, not \(value.kind.phrase)")
        }
        guard !value.content.isEmpty else { return reportEnvironment(value, body) }
        guard isSelectorShort(value, body), report(value, body, at: now) else { return }
        if eventType == .markedForTermination { judgeHosts(value) }
    }

    private mutating func isSelectorShort(_ value: JSONToken, _ body: Span<UInt8>) -> Bool {
        guard value.content.count > EntitySelector.maximumLength else { return true }
        let count = JSONText.scalarCount(body, value.content)
        guard count > EntitySelector.maximumLength else { return true }
        findings.note(
            .selectorTooLong, at: .value(value, of: .entitySelector),
            "length must be between 0 and 2000, not \(count)")
        return false
    }

    /// Sees to the reports of a selector, and tells whether there are any.
    private mutating func report(
        _ value: JSONToken, _ body: Span<UInt8>, at now: Timestamp
    ) -> Bool {
        let selectorText = body.extracting(value.content)
        if let eventType, reports.stand(for: selectorText, eventType) { return true }
        guard value.hasEscapes else {
            return parse(selectorText, selectorText, value, at: now)
        }
        var text = takeDecodedText()
        JSONText.appendDecoded(body, value.content, to: &text)
        let isParsed = parse(text.span, selectorText, value, at: now)
        decodedText = text
        return isParsed
    }

    private mutating func parse(
        _ text: Span<UInt8>, _ selectorText: Span<UInt8>, _ value: JSONToken, at now: Timestamp
    ) -> Bool {
        do {
            try selector.parse(text)
        } catch {
            refuse(text, value, because: error)
            return false
        }
        guard let eventType else { return false }
        if let entities { return reportMatches(in: entities, eventType, text, value, at: now) }
        reports.begin(selectorText, eventType)
        if selector.entityIDs.isEmpty {
            let type = text.extracting(selector.type ?? 0..<0)
            reports.addMadeUpEntity(type: type, of: text)
        } else {
            for id in selector.entityIDs { reports.addEntity(text.extracting(id)) }
        }
        reports.finish(from: correlation[eventType])
        return true
    }

    private mutating func refuse(
        _ text: Span<UInt8>, _ value: JSONToken, because error: SelectorError
    ) {
        let rule: Rule =
            if case .missingTypeOrEntityID = error { .selectorNoTypeOrID } else { .selectorSyntax }
        findings.note(
            rule, at: .value(value, of: .entitySelector), error.message(in: text))
    }

    private mutating func judgeHosts(_ value: JSONToken) {
        guard !reports.areHosts else { return }
        findings.note(
            .selectorNotHost, at: .value(value, of: .entitySelector),
            "must select hosts for MARKED_FOR_TERMINATION")
    }
}
