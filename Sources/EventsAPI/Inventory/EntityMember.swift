import JSONParsing

/// The members of an entity that an inventory reads, by their names in `GET /api/v2/entities`.
enum EntityMember: CaseIterable {
    case entityID, type, displayName, tags, managementZones, properties
    case fromRelationships, toRelationships, firstSeen, lastSeen, healthState, isDeleted

    /// Nil for a name that an inventory has no use for.
    init?(_ text: Span<UInt8>, _ name: JSONToken) {
        for member in Self.allCases where JSONText.equals(text, name, member.name) {
            self = member
            return
        }
        return nil
    }

    private var name: StaticString {
        switch self {
        case .entityID: "entityId"
        case .type: "type"
        case .displayName: "displayName"
        case .tags: "tags"
        case .managementZones: "managementZones"
        case .properties: "properties"
        case .fromRelationships: "fromRelationships"
        case .toRelationships: "toRelationships"
        case .firstSeen: "firstSeenTms"
        case .lastSeen: "lastSeenTms"
        case .healthState: "healthState"
        case .isDeleted: "isDeleted"
        }
    }
}
