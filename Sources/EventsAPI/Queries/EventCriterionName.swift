/// The criteria that an event selector may have, by the names that the vendor writes
/// (contract 4.3).
package enum EventCriterionName: UInt8, CaseIterable, Sendable {
    case eventID, entityID, status, managementZoneID, eventType, correlationID
    case underMaintenance, suppressAlert, suppressProblem, frequentEvent, property

    /// The name as the vendor writes it; letter case does not matter, as in an entity selector.
    package var wireName: StaticString {
        switch self {
        case .eventID: "eventId"
        case .entityID: "entityId"
        case .status: "status"
        case .managementZoneID: "managementZoneId"
        case .eventType: "eventType"
        case .correlationID: "correlationId"
        case .underMaintenance: "underMaintenance"
        case .suppressAlert: "suppressAlert"
        case .suppressProblem: "suppressProblem"
        case .frequentEvent: "frequentEvent"
        case .property: "property"
        }
    }

    /// What may follow the name.
    var operatorRule: String {
        self == .property
            ? "property must be followed by a full stop and a key" : "\(wireName) takes no operator"
    }

    /// The name that stands in `range`, whatever its letter case.
    static func spelled(by range: Range<Int>, in text: Span<UInt8>) -> EventCriterionName? {
        for name in allCases where text.spells(name.wireName, in: range) { return name }
        return nil
    }

    /// The name that was meant by one that is none.
    static func nearest(to name: String) -> EventCriterionName? {
        let nearest = NameSuggestion.nearest(to: name, among: allCases.map { "\($0.wireName)" })
        return allCases.first { "\($0.wireName)" == nearest }
    }
}
