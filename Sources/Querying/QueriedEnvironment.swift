package import EventsAPI

/// The environment that is asked: what it is called and which entities it has.
package struct QueriedEnvironment: Sendable {
    /// Such as `abc12345`.
    package let id: String
    /// Nil when entities are made up.
    package let inventory: EntityInventory?

    package init(id: String, inventory: EntityInventory?) {
        self.id = id
        self.inventory = inventory
    }

    /// The entity that events without a selector are about (contract 0.5).
    static let environmentEntity = "ENVIRONMENT-0000000000000001"

    /// What an entity is called; nil when there is none any more (contract 4.2).
    func name(of entityID: String) -> String? {
        if entityID == Self.environmentEntity { return id }
        guard let inventory else { return entityID }
        return inventory.entity(id: entityID)?.displayName
    }

    func entityIDs(inManagementZones zones: [String]) -> Set<String> {
        guard let inventory else { return [] }
        let wanted = Set(zones)
        let entities = (0..<inventory.count).lazy.map { inventory[$0] }.filter { entity in
            entity.managementZones.contains { wanted.contains($0.id) }
        }
        return Set(entities.map(\.id))
    }
}
