import ByteBuffers
import JSONParsing

extension InventoryReader {
    /// Reads a member of an entity. Of one that stands twice the last counts, as in an event.
    mutating func readMember(
        _ name: JSONToken, of draft: inout EntityDraft, _ text: Span<UInt8>
    ) throws(JSONError) {
        let value = try reader.value(text)
        guard value.kind != .null, let member = EntityMember(text, name) else {
            return try skip(value, text)
        }
        switch member {
        case .entityID:
            draft.idStart = value.start
            draft.id = try string(value, text)
        case .type:
            draft.typeStart = value.start
            draft.type = try string(value, text)
        case .displayName: draft.displayName = try string(value, text)
        case .tags: draft.tags = try tags(value, text)
        case .managementZones: draft.managementZones = try managementZones(value, text)
        case .properties: draft.properties = try properties(value, text)
        case .fromRelationships: try readLinks(value, areFromOwner: true, text)
        case .toRelationships: try readLinks(value, areFromOwner: false, text)
        case .firstSeen: draft.firstSeen = try time(value, text)
        case .lastSeen: draft.lastSeen = try time(value, text)
        case .healthState: draft.healthState = try healthState(value, text)
        case .isDeleted: draft.isDeleted = try boolean(value, text)
        }
    }

    /// Milliseconds since 1970 as the API has them, or a text of contract 4.6.
    private mutating func time(
        _ value: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> TimeExpression? {
        switch value.kind {
        case .number:
            guard case .integer(let milliseconds) = JSONNumber.integer(text, value.range) else {
                break
            }
            return .instant(milliseconds: milliseconds)
        case .string:
            let string = Self.decoded(value, text)
            guard let expression = TimeExpression(string.utf8.span) else { break }
            return expression
        default:
            try refuse(value, "must be a number or a string", text)
            return nil
        }
        note(value.start, "must be UTC milliseconds or a time like now-3h or 2021-01-25T05:57:01Z")
        return nil
    }

    private mutating func healthState(
        _ value: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> Entity.HealthState {
        switch try string(value, text) {
        case "HEALTHY", nil: return .healthy
        case "UNHEALTHY": return .unhealthy
        default:
            note(value.start, "must be HEALTHY or UNHEALTHY")
            return .healthy
        }
    }

    private mutating func boolean(
        _ value: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> Bool {
        if value.kind == .true || value.kind == .false { return value.kind == .true }
        try refuse(value, "must be true or false", text)
        return false
    }

    private mutating func properties(
        _ value: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> [EntityProperty] {
        var properties: [EntityProperty] = []
        guard try opens(.objectStart, value, text) else { return [] }
        while let name = try nextName(text) {
            let value = try reader.value(text)
            guard value.kind != .null else { continue }
            let values = try propertyValues(value, text)
            let folded = Self.decoded(name, text).lowercased()
            properties.append(EntityProperty(name: folded, values: values))
        }
        return properties
    }

    private mutating func propertyValues(
        _ value: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> [String] {
        guard value.kind == .arrayStart else {
            return try propertyValue(value, text).map { [$0] } ?? []
        }
        var values: [String] = []
        while let element = try nextElement(text) {
            if let value = try propertyValue(element, text) { values.append(value) }
        }
        return values
    }

    /// The text that a selector would have; nil for what it cannot name.
    private mutating func propertyValue(
        _ value: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> String? {
        switch value.kind {
        case .string: return Self.decoded(value, text)
        case .number, .true, .false: return String(text.extracting(value.range))
        default:
            try skip(value, text)
            return nil
        }
    }
}
