extension EntitySelector {
    /// Reads what the parentheses of a criterion hold, up to the closing one.
    mutating func readContents(
        of kind: SelectorNode.Kind, _ text: Span<UInt8>, depth: Int
    ) throws(SelectorError) {
        switch kind {
        case .entityID, .entityNameIn, .tag, .managementZoneID, .managementZoneName, .attribute:
            repeat { try readValue(of: kind, text, depth: depth) } while cursor.take(",", text)
        case .fromRelationship, .toRelationship:
            _ = try readSelector(text, depth: depth)
        case .not: try readNegated(text, depth: depth)
        case .caseSensitive: try readEntityName(text, depth: depth)
        case .attributeExists, .includeDeleted, .excludeDeleted: try readNothing(text)
        default: try readSingleValue(of: kind, text, depth: depth)
        }
    }

    private mutating func readValue(
        of kind: SelectorNode.Kind, _ text: Span<UInt8>, depth: Int
    ) throws(SelectorError) {
        cursor.skipWhiteSpace(text)
        let value = try cursor.readValue(text)
        try value.validate(as: kind, in: text)
        tape.append(.value, value.range, hasEscapes: value.hasEscapes, depth: depth)
        cursor.skipWhiteSpace(text)
    }

    private mutating func readSingleValue(
        of kind: SelectorNode.Kind, _ text: Span<UInt8>, depth: Int
    ) throws(SelectorError) {
        try readValue(of: kind, text, depth: depth)
        let end = cursor.offset
        guard !cursor.take(",", text) else { throw .tooManyValues(at: end) }
    }

    private mutating func readNothing(_ text: Span<UInt8>) throws(SelectorError) {
        cursor.skipWhiteSpace(text)
        let isClosed = cursor.offset == text.count || text[cursor.offset] == UInt8(ascii: ")")
        guard isClosed else { throw .valueUnexpected(at: cursor.offset) }
    }

    /// SEL: `not` inverts "any criterion except for type".
    private mutating func readNegated(_ text: Span<UInt8>, depth: Int) throws(SelectorError) {
        let criterion = tape[try readCriterion(text, depth: depth)]
        guard criterion.kind != .type else {
            throw .negatedType(at: criterion.range.lowerBound)
        }
    }

    /// SEL: `caseSensitive` "takes any entity name criterion as an argument".
    private mutating func readEntityName(_ text: Span<UInt8>, depth: Int) throws(SelectorError) {
        cursor.skipWhiteSpace(text)
        let start = cursor.offset
        let criterion = tape[try readCriterion(text, depth: depth)]
        switch criterion.kind {
        case .entityNameContains, .entityNameEquals, .entityNameStartsWith, .entityNameIn: return
        default: throw .entityNameExpected(at: start)
        }
    }
}
