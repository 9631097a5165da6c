import ByteBuffers

/// Reads the criteria of an event selector from its bytes, one after the other.
struct EventSelectorReader {
    private var cursor = SelectorCursor()

    /// Reads all there is.
    mutating func readCriteria(
        _ text: Span<UInt8>
    ) throws(EventSelectorError) -> [EventCriterion] {
        var criteria: [EventCriterion] = []
        repeat { criteria.append(try readCriterion(text)) } while cursor.take(",", text)
        guard cursor.offset == text.count else { throw .shared(.commaExpected(at: cursor.offset)) }
        return criteria
    }

    /// Reads one criterion, with the white space around it.
    private mutating func readCriterion(
        _ text: Span<UInt8>
    ) throws(EventSelectorError) -> EventCriterion {
        cursor.skipWhiteSpace(text)
        let name = try readName(text)
        let key = name == .property ? try readKey(text) : ""
        cursor.skipWhiteSpace(text)
        guard cursor.take("(", text) else {
            throw .shared(.openingParenthesisExpected(at: cursor.offset))
        }
        let criterion = try readContents(of: name, key, text)
        guard cursor.take(")", text) else {
            throw .shared(.closingParenthesisExpected(at: cursor.offset))
        }
        cursor.skipWhiteSpace(text)
        return criterion
    }

    /// Reads a name up to the full stop behind it, if there is one.
    private mutating func readName(
        _ text: Span<UInt8>
    ) throws(EventSelectorError) -> EventCriterionName {
        let whole = cursor.readName(text)
        var end = whole.lowerBound
        while end < whole.upperBound, text[end] != UInt8(ascii: ".") { end += 1 }
        let head = whole.lowerBound..<end
        guard !head.isEmpty else { throw .criterionExpected(at: head.lowerBound) }
        guard let name = EventCriterionName.spelled(by: head, in: text) else {
            let nearest = EventCriterionName.nearest(to: String(text.extracting(head)))
            throw .unknownCriterion(at: head.lowerBound, nearest: nearest)
        }
        let hasDot = end < whole.upperBound
        guard hasDot == (name == .property) else { throw .unknownOperator(at: end, of: name) }
        cursor.offset = end
        return name
    }

    /// Reads what stands between `property.` and its parenthesis: any text, since producers have
    /// keys such as `Load per minute`, without the white space around it.
    private mutating func readKey(_ text: Span<UInt8>) throws(EventSelectorError) -> String {
        let dot = cursor.offset
        _ = cursor.take(".", text)
        cursor.skipWhiteSpace(text)
        let start = cursor.offset
        var end = start
        while cursor.offset < text.count, !Self.endsKey(text[cursor.offset]) {
            cursor.offset += 1
            if !SelectorCharacter.isWhiteSpace(text[cursor.offset - 1]) { end = cursor.offset }
        }
        guard end > start else { throw .unknownOperator(at: dot, of: .property) }
        return String(text.extracting(start..<end))
    }

    private static func endsKey(_ byte: UInt8) -> Bool {
        SelectorCharacter.needsQuotes(byte) || byte == UInt8(ascii: ")")
            || byte == UInt8(ascii: ",")
    }

    private mutating func readContents(
        of name: EventCriterionName, _ key: String, _ text: Span<UInt8>
    ) throws(EventSelectorError) -> EventCriterion {
        switch name {
        case .eventID: .eventID(try readValues(of: name, text))
        case .entityID: .entityID(try readValues(of: name, text))
        case .managementZoneID: .managementZoneID(try readValues(of: name, text))
        case .correlationID: .correlationID(try readValues(of: name, text))
        case .property: .property(key: key, values: try readValues(of: name, text))
        case .status: .status(try readStatus(text))
        case .eventType: .eventType(try readSingleValue(of: name, text).decoded(in: text))
        case .underMaintenance: .underMaintenance(try readBoolean(of: name, text))
        case .suppressAlert: .suppressAlert(try readBoolean(of: name, text))
        case .suppressProblem: .suppressProblem(try readBoolean(of: name, text))
        case .frequentEvent: .frequentEvent(try readBoolean(of: name, text))
        }
    }

    private mutating func readValues(
        of name: EventCriterionName, _ text: Span<UInt8>
    ) throws(EventSelectorError) -> [String] {
        var values: [String] = []
        repeat {
            values.append(try readValue(of: name, text).decoded(in: text))
        } while cursor.take(",", text)
        return values
    }

    private mutating func readSingleValue(
        of name: EventCriterionName, _ text: Span<UInt8>
    ) throws(EventSelectorError) -> SelectorValue {
        let value = try readValue(of: name, text)
        let end = cursor.offset
        guard !cursor.take(",", text) else { throw .shared(.tooManyValues(at: end)) }
        return value
    }

    /// Reads one value, with the white space around it.
    private mutating func readValue(
        of name: EventCriterionName, _ text: Span<UInt8>
    ) throws(EventSelectorError) -> SelectorValue {
        cursor.skipWhiteSpace(text)
        do throws(SelectorError) {
            let value = try cursor.readValue(text)
            try value.validate(as: name.kindOfValue, in: text)
            cursor.skipWhiteSpace(text)
            return value
        } catch {
            throw .shared(error)
        }
    }

    /// As everywhere on the wire, in capitals.
    private mutating func readStatus(
        _ text: Span<UInt8>
    ) throws(EventSelectorError) -> EventStatus {
        let value = try readSingleValue(of: .status, text)
        guard let status = EventStatus(rawValue: value.decoded(in: text)) else {
            throw .unknownStatus(at: value.range.lowerBound)
        }
        return status
    }

    private mutating func readBoolean(
        of name: EventCriterionName, _ text: Span<UInt8>
    ) throws(EventSelectorError) -> Bool {
        let value = try readSingleValue(of: name, text)
        guard let boolean = Bool(value.decoded(in: text)) else {
            throw .malformedBoolean(at: value.range.lowerBound)
        }
        return boolean
    }
}

extension EventCriterionName {
    /// The criterion of an entity selector whose values are of the same form.
    fileprivate var kindOfValue: SelectorNode.Kind {
        switch self {
        case .entityID: .entityID
        case .managementZoneID: .managementZoneID
        // A property may be empty, as the name of an entity may; nothing else is.
        case .property: .entityNameEquals
        default: .tag
        }
    }
}
