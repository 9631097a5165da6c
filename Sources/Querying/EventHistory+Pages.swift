package import ByteBuffers
package import EventsAPI
import JSONParsing
package import Recording
package import SystemCalls

/// The answers to `GET /events` and `GET /events/{eventId}`.
extension EventHistory {
    /// Appends one page of events (contract 4.1).
    ///
    /// - Parameters:
    ///   - query: what is asked for.
    ///   - source: the lines that this was brought up to date with.
    ///   - environment: whose entities they are about.
    ///   - warnings: what the answer has to say besides.
    ///   - json: where the page goes.
    /// - Throws: a read that failed; `json` then holds a part of a page.
    package func appendPage(
        _ query: EventListQuery, from source: any LineSource, in environment: QueriedEnvironment,
        warnings: [String], to json: inout ByteBuffer
    ) throws(SystemError) {
        let selection = try select(query, from: source, in: environment)
        json.append(#"{"totalCount":"#)
        json.append(decimal: selection.totalCount)
        json.append(#","pageSize":"#)
        json.append(decimal: query.pageSize)
        let events = selection.events
        if !selection.isLast, let position = selection.endPosition {
            json.append(#","nextPageKey":"#)
            json.append(
                jsonString: query.nextPageKey(
                    after: position, returned: query.returned + events.count))
        }
        json.append(#","events":["#)
        try appendViews(
            Array(events), asOf: query.asOf, from: source, in: environment, to: &json)
        json.append(#"],"warnings":["#)
        for (place, warning) in warnings.enumerated() {
            if place > 0 { json.append(",") }
            json.append(jsonString: warning)
        }
        json.append("]}")
    }

    /// Appends the event that has an id; false when there is none.
    package func appendEvent(
        _ identifier: EventIdentifier, asOf moment: Timestamp, from source: any LineSource,
        in environment: QueriedEnvironment, to json: inout ByteBuffer
    ) throws(SystemError) -> Bool {
        guard let event = try find(identifier, from: source) else { return false }
        try appendViews([event], asOf: moment, from: source, in: environment, to: &json)
        return true
    }

    private func select(
        _ query: EventListQuery, from source: any LineSource, in environment: QueriedEnvironment
    ) throws(SystemError) -> PageSelection {
        let window = EventWindow(query)
        let criteria = ReportCriteria(query, in: environment)
        var selection = PageSelection(query)
        var places: [Int] = []
        var failure: SystemError?
        index.forEachChunk(window) { chunk in
            guard failure == nil else { return }
            places.removeAll(keepingCapacity: true)
            window.appendMatches(in: chunk, to: &places)
            if !criteria.isEmpty {
                do throws(SystemError) {
                    try Self.keep(&places, in: chunk, matching: criteria, from: source)
                } catch {
                    failure = error
                }
            }
            selection.offer(chunk, places)
        }
        if let failure { throw failure }
        return selection
    }

    /// Keeps those of a chunk's events whose lines match.
    private static func keep(
        _ places: inout [Int], in chunk: EventChunk, matching criteria: ReportCriteria,
        from source: any LineSource
    ) throws(SystemError) {
        let events = places.map { (place: $0, event: chunk[$0]) }
            .sorted { $0.event.report.offset < $1.event.report.offset }
        var report = ReportLine()
        var kept: [Int] = []
        try source.forEachLine(at: events.map(\.event.report.offset)) { number, line in
            guard !criteria.rulesOut(line), report.read(line, withProperties: true),
                criteria.match(events[number].event, report, line)
            else { return }
            kept.append(events[number].place)
        }
        places = kept.sorted(by: >)
    }

    /// Reads the lines of some events and appends what they say, in the order of the events.
    private func appendViews(
        _ events: [IndexedEvent], asOf moment: Timestamp, from source: any LineSource,
        in environment: QueriedEnvironment, to json: inout ByteBuffer
    ) throws(SystemError) {
        let order = events.indices.sorted {
            events[$0].report.offset < events[$1].report.offset
        }
        var views = ByteBuffer()
        var ranges = [Range<Int>](repeating: 0..<0, count: events.count)
        var report = ReportLine()
        try source.forEachLine(at: order.map { events[$0].report.offset }) { number, line in
            guard report.read(line, withProperties: true) else { return }
            let event = events[order[number]]
            let entityID = String(line.extracting(report.entityIDs[event.report.entity]))
            let start = views.count
            EventView(event, entityID: entityID, in: environment)
                .append(report, line, asOf: moment, to: &views)
            ranges[order[number]] = start..<views.count
        }
        var isFirst = true
        for range in ranges where !range.isEmpty {
            if !isFirst { json.append(",") }
            isFirst = false
            json.append(views.span.extracting(range))
        }
    }
}
