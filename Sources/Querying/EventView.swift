import ByteBuffers
import EventsAPI
import JSONParsing

/// One event as it is read, with the members and their order that were observed (contract 4.2).
struct EventView {
    private let event: IndexedEvent
    private let entityID: String
    private let environment: QueriedEnvironment

    init(_ event: IndexedEvent, entityID: String, in environment: QueriedEnvironment) {
        self.event = event
        self.entityID = entityID
        self.environment = environment
    }

    /// Appends the event, whose line was read with its properties, as it stood at a moment.
    func append(
        _ report: ReportLine, _ line: Span<UInt8>, asOf moment: Timestamp,
        to json: inout ByteBuffer
    ) {
        let correlationID = line.extracting(report.correlationIDs[event.report.entity])
        appendIdentity(correlationID, asOf: moment, to: &json)
        appendEventAndEntity(report, line, to: &json)
        let properties = PropertyList(event, report, line)
        json.append(#","properties":"#)
        properties.append(to: &json)
        json.append(#","status":""#)
        json.append(event.isOpen(at: moment) ? "OPEN" : "CLOSED")
        json.append(#"","correlationId":""#)
        json.append(correlationID)
        json.append("\"")
        appendSurroundings(to: &json)
        json.append(#","underMaintenance":false,"suppressAlert":false,"suppressProblem":"#)
        json.append(properties.suppressesProblem ? "true" : "false")
        json.append(#","frequentEvent":false}"#)
    }

    private func appendIdentity(
        _ correlationID: Span<UInt8>, asOf moment: Timestamp, to json: inout ByteBuffer
    ) {
        json.append(#"{"eventId":""#)
        event.identifier(correlationID: UInt64(hexadecimal: correlationID) ?? 0).append(to: &json)
        json.append(#"","startTime":"#)
        json.append(decimal: Int(event.startTime.milliseconds))
        json.append(#","endTime":"#)
        // -1 on the wire while it is open, whatever the documentation says (contract 4.2).
        json.append(
            decimal: event.isOpen(at: moment) ? -1 : Int(event.endTime.milliseconds))
    }

    private func appendEventAndEntity(
        _ report: ReportLine, _ line: Span<UInt8>, to json: inout ByteBuffer
    ) {
        json.append(#","eventType":""#)
        json.append(event.type.wireName)
        json.append(#"","title":"#)
        let text = line.extracting(report.event)
        json.append(jsonString: report.title.map { JSONText.decoded(text, $0.content) } ?? "")
        json.append(#","entityId":{"entityId":{"id":"#)
        json.append(jsonString: entityID)
        json.append(#","type":"#)
        json.append(jsonString: String(entityID.dropLast(17)))
        json.append("}")
        if let name = environment.name(of: entityID) {
            json.append(#","name":"#)
            json.append(jsonString: name)
        }
        json.append("}")
    }

    private func append(_ tag: EntityTag, to json: inout ByteBuffer) {
        json.append(#"{"context":"#)
        json.append(jsonString: tag.context)
        json.append(#","key":"#)
        json.append(jsonString: tag.key)
        if let value = tag.value {
            json.append(#","value":"#)
            json.append(jsonString: value)
        }
        json.append(#","stringRepresentation":"#)
        json.append(jsonString: tag.stringRepresentation)
        json.append("}")
    }

    private func appendSurroundings(to json: inout ByteBuffer) {
        let entity = environment.inventory?.entity(id: entityID)
        json.append(#","entityTags":["#)
        for (place, tag) in (entity?.tags ?? []).enumerated() {
            if place > 0 { json.append(",") }
            append(tag, to: &json)
        }
        json.append(#"],"managementZones":["#)
        for (place, zone) in (entity?.managementZones ?? []).enumerated() {
            json.append(place > 0 ? #",{"id":"# : #"{"id":"#)
            json.append(jsonString: zone.id)
            json.append(#","name":"#)
            json.append(jsonString: zone.name)
            json.append("}")
        }
        json.append("]")
    }
}
