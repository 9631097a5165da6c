/// One criterion of an event selector (contract 4.3); an event meets it when it has any one of the
/// values.
package enum EventCriterion: Equatable, Sendable {
    case eventID([String])
    case entityID([String])
    case status(EventStatus)
    /// Signed decimal numbers, as they were written.
    case managementZoneID([String])
    /// Any name: one that no event can have matches none.
    case eventType(String)
    case correlationID([String])
    case underMaintenance(Bool)
    case suppressAlert(Bool)
    case suppressProblem(Bool)
    case frequentEvent(Bool)
    /// The key is compared letter by letter.
    case property(key: String, values: [String])
}
