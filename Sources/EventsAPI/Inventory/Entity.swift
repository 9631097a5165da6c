/// A monitored entity of an inventory, as the vendor's `GET /api/v2/entities` tells of it.
///
/// A class, so that looking at ten thousand of them counts one reference for each.
package final class Entity: Sendable {
    package enum HealthState: Sendable {
        case healthy, unhealthy
    }

    /// Such as `HOST-0123456789ABCDEF`.
    package let id: String
    /// As it was written, which may be in small letters: `os:service`.
    package let type: String
    /// The id, when the inventory has no name.
    package let displayName: String
    package let tags: [EntityTag]
    package let managementZones: [ManagementZone]
    /// An entity without an open problem is healthy.
    package let healthState: HealthState
    package let isDeleted: Bool

    let properties: [EntityProperty]
    /// Nil for long ago.
    let firstSeen: TimeExpression?
    /// Nil for always.
    let lastSeen: TimeExpression?
    /// The type in small letters, since a selector's letter case does not matter.
    let foldedType: String
    /// The name as `FoldedText` has it.
    let foldedName: [UInt8]

    /// - Parameters:
    ///   - id: a well-formed one.
    ///   - draft: what else is known; nothing of an entity that is only mentioned.
    init(id: String, _ draft: EntityDraft) {
        self.id = id
        type = draft.type ?? Self.type(ofID: id)
        displayName = draft.displayName ?? id
        tags = draft.tags
        managementZones = draft.managementZones
        healthState = draft.healthState
        isDeleted = draft.isDeleted
        properties = draft.properties
        firstSeen = draft.firstSeen
        lastSeen = draft.lastSeen
        foldedType = type.lowercased()
        foldedName = FoldedText.bytes(of: displayName)
    }
}

extension Entity {
    /// Contract 2.5: an event can select what was "active in the last 24 h".
    func isActive(at now: Timestamp) -> Bool {
        guard let lastSeen else { return true }
        guard let time = lastSeen.resolved(at: now) else { return false }
        return time.milliseconds >= now.milliseconds - Timestamp.millisecondsPerDay
    }

    /// The type that an id begins with; the id must be well-formed.
    static func type(ofID id: String) -> String {
        String(id.utf8.dropLast(17)) ?? ""
    }

    /// Whether a text is the type, a hyphen and 16 upper-case hexadecimal digits (contract 2.5).
    static func isID(_ text: String) -> Bool {
        let bytes = text.utf8.span
        return SelectorValue(range: bytes.indices, hasEscapes: false).isEntityID(in: bytes)
    }
}
