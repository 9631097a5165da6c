import ByteBuffers
import EventsAPI
import Recording
import SystemCalls

/// Some events as they are read, with commas between them.
struct EventViews: ~Copyable {
    private(set) var json = ByteBuffer()
    /// How many events there are.
    private(set) var count = 0

    private let moment: Timestamp
    private let environment: QueriedEnvironment
    private var report = ReportLine()

    /// How many lines are read at a time: each may be as long as a body may be.
    private static let batch = 16

    init(asOf moment: Timestamp, in environment: QueriedEnvironment) {
        self.moment = moment
        self.environment = environment
    }

    /// Reads the lines of events and appends what they say, in the order of the events, until the
    /// text is longer than `limit`.
    mutating func append(
        _ events: ArraySlice<IndexedEvent>, from source: any LineSource, upTo limit: Int = .max
    ) throws(SystemError) {
        var rest = events
        while !rest.isEmpty, json.count < limit {
            try appendBatch(Array(rest.prefix(Self.batch)), from: source)
            rest = rest.dropFirst(Self.batch)
        }
    }

    private mutating func appendBatch(
        _ events: [IndexedEvent], from source: any LineSource
    ) throws(SystemError) {
        let order = events.indices.sorted {
            events[$0].report.offset < events[$1].report.offset
        }
        var views = ByteBuffer()
        var ranges = [Range<Int>](repeating: 0..<0, count: events.count)
        try source.forEachLine(at: order.map { events[$0].report.offset }) { number, line in
            let start = views.count
            appendView(of: events[order[number]], line, to: &views)
            ranges[order[number]] = start..<views.count
        }
        count += events.count
        for range in ranges where !range.isEmpty {
            if !json.isEmpty { json.append(",") }
            json.append(views.span.extracting(range))
        }
    }

    private mutating func appendView(
        of event: IndexedEvent, _ line: Span<UInt8>, to views: inout ByteBuffer
    ) {
        guard report.read(line, withProperties: true),
            report.entityIDs.indices.contains(event.report.entity)
        else { return }
        let entityID = String(line.extracting(report.entityIDs[event.report.entity]))
        EventView(event, entityID: entityID, in: environment)
            .append(report, line, asOf: moment, to: &views)
    }
}
