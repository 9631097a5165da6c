import ByteBuffers
import EventsAPI
import JSONParsing

/// What a list asks of events that only their lines tell.
///
/// All criteria have to hold; of the values of one any will do (contract 4.3).
struct ReportCriteria {
    private var identifiers: [Set<EventIdentifier>] = []
    private var correlationIDs: [Set<String>] = []
    private var scopes: [EntityScope] = []
    private var properties: [PropertyCriterion] = []
    private var suppressesProblem: [Bool] = []
    /// Whether something is asked for that no event here is, such as being under maintenance.
    private var matchesNothing = false

    init(_ query: EventListQuery, in environment: QueriedEnvironment) {
        for criterion in query.eventSelector?.criteria ?? [] { add(criterion, environment) }
        guard let text = query.entitySelector else { return }
        scopes.append(EntityScope(text, in: environment.inventory, at: query.asOf))
    }

    private mutating func add(_ criterion: EventCriterion, _ environment: QueriedEnvironment) {
        switch criterion {
        case .eventType, .status: break
        case .eventID(let ids): identifiers.append(Set(ids.compactMap { EventIdentifier($0) }))
        case .correlationID(let ids): correlationIDs.append(Set(ids))
        case .entityID(let ids): scopes.append(.ids(Set(ids)))
        case .managementZoneID(let ids):
            scopes.append(.ids(environment.entityIDs(inManagementZones: ids)))
        case .property(let key, let values):
            properties.append(PropertyCriterion(key: key, values: values))
        case .suppressProblem(let value): suppressesProblem.append(value)
        case .underMaintenance(let value), .suppressAlert(let value), .frequentEvent(let value):
            matchesNothing = matchesNothing || value
        }
    }

    /// Whether the index alone answers.
    var isEmpty: Bool {
        identifiers.isEmpty && correlationIDs.isEmpty && scopes.isEmpty && properties.isEmpty
            && suppressesProblem.isEmpty && !matchesNothing
    }

    /// Whether a line can be told not to match before it is read.
    func rulesOut(_ line: Span<UInt8>) -> Bool {
        matchesNothing || properties.contains { $0.rulesOut(line) }
    }

    /// Whether an event matches, whose line was read with its properties.
    func match(_ event: IndexedEvent, _ report: ReportLine, _ line: Span<UInt8>) -> Bool {
        guard !matchesNothing else { return false }
        let entity = event.report.entity
        if !scopes.isEmpty {
            let id = String(line.extracting(report.entityIDs[entity]))
            guard scopes.allSatisfy({ $0.contains(id) }) else { return false }
        }
        guard matchIDs(event, line.extracting(report.correlationIDs[entity])) else { return false }
        guard !properties.isEmpty || !suppressesProblem.isEmpty else { return true }
        return properties.allSatisfy { $0.matches(event, report, line) }
            && suppressesProblem.allSatisfy { wanted in
                wanted
                    == PropertyList(event, report, line).suppressesProblem
            }
    }

    private func matchIDs(_ event: IndexedEvent, _ correlationID: Span<UInt8>) -> Bool {
        if !correlationIDs.isEmpty {
            let text = String(correlationID)
            guard correlationIDs.allSatisfy({ $0.contains(text) }) else { return false }
        }
        guard !identifiers.isEmpty else { return true }
        guard let number = UInt64(hexadecimal: correlationID) else { return false }
        let identifier = event.identifier(correlationID: number)
        return identifiers.allSatisfy { $0.contains(identifier) }
    }
}
