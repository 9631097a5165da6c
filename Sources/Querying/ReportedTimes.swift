import EventsAPI
import JSONParsing

/// What a record line says of the life of its events.
struct ReportedTimes {
    let type: EventType
    /// When the event came in.
    let received: Timestamp
    private let startTime: Timestamp?
    private let endTime: Timestamp?
    private let timeout: Int64?

    /// Reads a line that `ReportLine` has read; nil when its event is of no type that is known, or
    /// its time is none.
    init?(_ report: ReportLine, _ line: Span<UInt8>) {
        let text = line.extracting(report.event)
        guard let received = Timestamp(line.extracting(report.time)),
            let token = report.eventType, token.kind == .string, let type = EventType(text, token)
        else { return nil }
        self.type = type
        self.received = received
        startTime = Self.integer(report.startTime, text).map(Timestamp.init(milliseconds:))
        endTime = Self.integer(report.endTime, text).map(Timestamp.init(milliseconds:))
        timeout = Self.integer(report.timeout, text)
    }

    /// The life of a new event.
    var life: EventLife {
        EventLife(
            of: type, received: received, startTime: startTime, endTime: endTime,
            timeout: timeout)
    }

    /// When an open event that started before ends, now that it has come in again.
    func refreshedEnd(of start: Timestamp) -> Timestamp {
        EventLife(of: type, received: start)
            .refreshed(at: received, endTime: endTime, timeout: timeout).end
    }

    /// How long the event stays open without an end or a refresh.
    var timeoutMinutes: Int64 { EventLife.effectiveTimeout(timeout) }

    private static func integer(_ token: JSONToken?, _ text: Span<UInt8>) -> Int64? {
        guard let token, token.kind == .number,
            case .integer(let value) = JSONNumber.integer(text, token.range)
        else { return nil }
        return value
    }
}
