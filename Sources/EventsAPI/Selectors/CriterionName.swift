/// The name before the parenthesis of a criterion, told by its spelling.
struct CriterionName {
    let kind: SelectorNode.Kind
    /// The part that a tape node points at: of an attribute or a relationship only its own name.
    let range: Range<Int>

    /// Reads a name and tells what it stands for; what the language does not name is an attribute.
    ///
    /// - Throws: no name at all, an operator that its criterion does not have, or a name that is a
    ///   slip of the pen.
    static func read(
        _ cursor: inout SelectorCursor, _ text: Span<UInt8>
    ) throws(SelectorError) -> CriterionName {
        let name = cursor.readName(text)
        guard !name.isEmpty else { throw .criterionExpected(at: name.lowerBound) }
        if let kind = fixedKind(of: name, in: text) {
            return CriterionName(kind: kind, range: name)
        }
        if let relationship = relationship(name, in: text) { return relationship }
        return try attribute(name, in: text)
    }

    private init(kind: SelectorNode.Kind, range: Range<Int>) {
        self.kind = kind
        self.range = range
    }

    /// The criterion that the language has by just this name, its operator included.
    @inline(__always)
    static func fixedKind(
        of name: Range<Int>, in text: Span<UInt8>
    ) -> SelectorNode.Kind? {
        switch name.count {
        case 3 where text.spells("tag", in: name): .tag
        case 3 where text.spells("not", in: name): .not
        case 4 where text.spells("type", in: name): .type
        case 4 where text.spells("mzid", in: name): .managementZoneID
        case 6 where text.spells("mzname", in: name): .managementZoneName
        case 8 where text.spells("entityid", in: name): .entityID
        case 10 where text.spells("entityname", in: name): .entityNameContains
        case 11 where text.spells("healthstate", in: name): .healthState
        case 13 where text.spells("entityname.in", in: name): .entityNameIn
        case 13 where text.spells("casesensitive", in: name): .caseSensitive
        case 15 where text.spells("firstseentms.lt", in: name): .firstSeenBefore
        case 15 where text.spells("firstseentms.gt", in: name): .firstSeenAfter
        case 16 where text.spells("firstseentms.lte", in: name): .firstSeenAtOrBefore
        case 16 where text.spells("firstseentms.gte", in: name): .firstSeenAtOrAfter
        case 17 where text.spells("entityname.equals", in: name): .entityNameEquals
        case 21 where text.spells("entityname.startswith", in: name): .entityNameStartsWith
        case 23 where text.spells("deletedentities.include", in: name): .includeDeleted
        case 23 where text.spells("deletedentities.exclude", in: name): .excludeDeleted
        default: nil
        }
    }

    /// The vendor's reference writes the plural, an official sample of POST the singular.
    private static func relationship(
        _ name: Range<Int>, in text: Span<UInt8>
    ) -> CriterionName? {
        let isFrom = text.begins("fromrelationship", in: name)
        guard isFrom || text.begins("torelationship", in: name) else { return nil }
        var dot = name.lowerBound + (isFrom ? 16 : 14)
        if dot < name.upperBound, text[dot] | 0x20 == UInt8(ascii: "s") { dot += 1 }
        let hasName = dot + 1 < name.upperBound && text[dot] == UInt8(ascii: ".")
        guard hasName else { return nil }
        let kind: SelectorNode.Kind = isFrom ? .fromRelationship : .toRelationship
        return CriterionName(kind: kind, range: dot + 1..<name.upperBound)
    }

    private static func attribute(
        _ name: Range<Int>, in text: Span<UInt8>
    ) throws(SelectorError) -> CriterionName {
        let head = name.lowerBound..<endOfHead(name, in: text)
        if let family = CriterionFamily.spelled(by: head, in: text) {
            throw .unknownOperator(at: head.upperBound, of: family)
        }
        guard !head.isEmpty else { throw .criterionExpected(at: name.lowerBound) }
        if let family = CriterionFamily.nearest(to: head, in: text) {
            throw .unknownCriterion(at: name.lowerBound, nearest: family)
        }
        let operatorStart = name.upperBound - 7
        guard operatorStart > name.lowerBound,
            text.spells(".exists", in: operatorStart..<name.upperBound)
        else { return CriterionName(kind: .attribute, range: name) }
        return CriterionName(kind: .attributeExists, range: name.lowerBound..<operatorStart)
    }

    private static func endOfHead(_ name: Range<Int>, in text: Span<UInt8>) -> Int {
        var end = name.lowerBound
        while end < name.upperBound, text[end] != UInt8(ascii: ".") { end += 1 }
        return end
    }
}
