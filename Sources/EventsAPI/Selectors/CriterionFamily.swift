/// The criteria that the language names, by what stands before their operator (SEL).
package enum CriterionFamily: UInt8, Equatable, Sendable {
    case type, entityID, entityName, caseSensitive, tag, managementZoneID, managementZoneName
    case healthState, firstSeen, deletedEntities, fromRelationships, toRelationships, not

    /// The name as the vendor writes it; letter case does not matter in a selector.
    package var name: StaticString {
        switch self {
        case .type: "type"
        case .entityID: "entityId"
        case .entityName: "entityName"
        case .caseSensitive: "caseSensitive"
        case .tag: "tag"
        case .managementZoneID: "mzId"
        case .managementZoneName: "mzName"
        case .healthState: "healthState"
        case .firstSeen: "firstSeenTms"
        case .deletedEntities: "deletedEntities"
        case .fromRelationships: "fromRelationships"
        case .toRelationships: "toRelationships"
        case .not: "not"
        }
    }

    /// What may follow the name.
    package var operatorRule: String {
        switch self {
        case .entityName: "entityName takes no operator but .equals, .startsWith and .in"
        case .firstSeen: "firstSeenTms must be followed by .lt, .lte, .gt or .gte"
        case .deletedEntities: "deletedEntities must be followed by .include or .exclude"
        case .fromRelationships, .toRelationships:
            "\(name) must be followed by a full stop and the name of a relationship"
        default: "\(name) takes no operator"
        }
    }
}

extension CriterionFamily {
    /// The family that `name` spells, whatever its letter case.
    static func spelled(by name: Range<Int>, in text: Span<UInt8>) -> CriterionFamily? {
        first { text.spells($0.name, in: name) }
    }

    /// The family that `name` all but spells: one letter off in a long name, or a plural.
    ///
    /// Attributes are an open set, so what merely resembles a short name may be one.
    static func nearest(to name: Range<Int>, in text: Span<UInt8>) -> CriterionFamily? {
        first { $0.isResembled(by: name, in: text) }
    }

    private static func first(where isWanted: (CriterionFamily) -> Bool) -> CriterionFamily? {
        var number: UInt8 = 0
        while let family = CriterionFamily(rawValue: number) {
            if isWanted(family) { return family }
            number &+= 1
        }
        return nil
    }

    private func isResembled(by range: Range<Int>, in text: Span<UInt8>) -> Bool {
        switch self {
        case .tag, .managementZoneID, .managementZoneName:
            text[range.upperBound - 1] | 0x20 == UInt8(ascii: "s")
                && text.spells(name, in: range.lowerBound..<range.upperBound - 1)
        case .type, .not: false
        case .fromRelationships: text.begins("fromrel", in: range)
        case .toRelationships: text.begins("torel", in: range)
        default: text.isOneSlip(from: name, in: range)
        }
    }
}
