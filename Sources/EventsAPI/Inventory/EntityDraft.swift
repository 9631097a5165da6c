/// An entity while its members are read, and where those stand that are judged at its end.
struct EntityDraft {
    /// Where the entity begins.
    var start = 0
    var idStart: Int?
    /// Nil also when it is no string, which is noted then.
    var id: String?
    var typeStart = 0
    var type: String?
    var displayName: String?
    var tags: [EntityTag] = []
    var managementZones: [ManagementZone] = []
    var properties: [EntityProperty] = []
    var healthState = Entity.HealthState.healthy
    var firstSeen: TimeExpression?
    var lastSeen: TimeExpression?
    var isDeleted = false
}
