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
        var views = EventViews(asOf: query.asOf, in: environment)
        try views.append(selection.events, from: source, upTo: Self.maximumPageBytes)
        json.append(#"{"totalCount":"#)
        json.append(decimal: selection.totalCount)
        json.append(#","pageSize":"#)
        json.append(decimal: query.pageSize)
        if let position = selection.endPosition(ofPageWith: views.count) {
            json.append(#","nextPageKey":"#)
            json.append(
                jsonString: query.nextPageKey(
                    after: position, returned: query.returned + views.count))
        }
        json.append(#","events":["#)
        json.append(views.json.span)
        json.append(#"],"warnings":["#)
        for (place, warning) in warnings.enumerated() {
            if place > 0 { json.append(",") }
            json.append(jsonString: warning)
        }
        json.append("]}")
    }

    /// A page of events is at most about so long, whatever its size: it goes on with the next one.
    /// To encrypt and send more would hold up those who post.
    static var maximumPageBytes: Int { 4 << 20 }

    /// Appends the event that has an id; false when there is none.
    package func appendEvent(
        _ identifier: EventIdentifier, asOf moment: Timestamp, from source: any LineSource,
        in environment: QueriedEnvironment, to json: inout ByteBuffer
    ) throws(SystemError) -> Bool {
        guard let event = try find(identifier, from: source) else { return false }
        var views = EventViews(asOf: moment, in: environment)
        try views.append([event], from: source)
        json.append(views.json.span)
        return true
    }

    private func select(
        _ query: EventListQuery, from source: any LineSource, in environment: QueriedEnvironment
    ) throws(SystemError) -> PageSelection {
        let window = EventWindow(query)
        let criteria = ReportCriteria(query, in: environment)
        var selection = PageSelection(query)
        try index.forEachChunk(window) { chunk throws(SystemError) in
            guard !criteria.isEmpty else {
                return window.forEachMatch(in: chunk) { place, isOpen in
                    selection.offer(chunk, place, isOpen: isOpen)
                }
            }
            for place in try Self.places(in: chunk, window, matching: criteria, from: source) {
                let isOpen = query.asOf < chunk.endTime(at: place)
                selection.offer(chunk, place, isOpen: isOpen)
            }
        }
        return selection
    }

    /// The places of a chunk's events in the window whose lines match, the highest first.
    private static func places(
        in chunk: EventChunk, _ window: EventWindow, matching criteria: ReportCriteria,
        from source: any LineSource
    ) throws(SystemError) -> [Int] {
        var events: [(place: Int, event: IndexedEvent)] = []
        window.forEachMatch(in: chunk) { place, _ in events.append((place, chunk[place])) }
        events.sort { $0.event.report.offset < $1.event.report.offset }
        var report = ReportLine()
        var kept: [Int] = []
        try source.forEachLine(at: events.map(\.event.report.offset)) { number, line in
            guard !criteria.rulesOut(line), report.read(line, withProperties: true),
                criteria.match(events[number].event, report, line)
            else { return }
            kept.append(events[number].place)
        }
        return kept.sorted(by: >)
    }
}
