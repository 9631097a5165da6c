import EventsAPI
import Recording
import SystemCalls

extension EventHistory {
    /// The event that has an id, found by the start time in it.
    ///
    /// The index has only the leading digits of the number: which of those that share them it is,
    /// the correlation ids in the lines tell.
    func find(
        _ identifier: EventIdentifier, from source: any LineSource
    ) throws(SystemError) -> IndexedEvent? {
        let candidates = candidates(for: identifier)
        guard let first = candidates.first else { return nil }
        if let likely = try likely(identifier, among: candidates, like: first, from: source),
            let found = try Self.first(in: [likely], identifiedBy: identifier, from: source)
        {
            return found
        }
        return try Self.first(in: candidates, identifiedBy: identifier, from: source)
    }

    /// Nearly always all candidates have the same correlation id, and then the ordinal tells.
    private func likely(
        _ identifier: EventIdentifier, among candidates: [IndexedEvent], like first: IndexedEvent,
        from source: any LineSource
    ) throws(SystemError) -> IndexedEvent? {
        var ordinal: UInt64?
        try Self.forEachIdentifier(of: [first], from: source) { _, known in
            let base = UInt64(bitPattern: known.number) &- first.ordinal
            ordinal = UInt64(bitPattern: identifier.number) &- base
        }
        return candidates.first { $0.ordinal == ordinal }
    }

    /// Counting a number up may have changed its leading digits.
    private func candidates(for identifier: EventIdentifier) -> [IndexedEvent] {
        let highest = EventKey(identifier)
        let lowest = EventKey(
            start: identifier.startTime,
            number: identifier.number &- Int64(EventChunk.maximumOrdinal))
        return index.events(from: min(lowest, highest), through: highest)
    }

    private static func first(
        in events: [IndexedEvent], identifiedBy identifier: EventIdentifier,
        from source: any LineSource
    ) throws(SystemError) -> IndexedEvent? {
        var found: IndexedEvent?
        try forEachIdentifier(of: events, from: source) { event, known in
            if known == identifier { found = event }
        }
        return found
    }

    /// Reads the ids of events from their lines.
    private static func forEachIdentifier(
        of events: [IndexedEvent], from source: any LineSource,
        _ visit: (IndexedEvent, EventIdentifier) -> Void
    ) throws(SystemError) {
        let sorted = events.sorted { $0.report.offset < $1.report.offset }
        var report = ReportLine()
        try source.forEachLine(at: sorted.map(\.report.offset)) { place, line in
            let event = sorted[place]
            guard report.read(line, withProperties: false),
                report.correlationIDs.indices.contains(event.report.entity),
                let correlationID = UInt64(
                    hexadecimal: line.extracting(report.correlationIDs[event.report.entity]))
            else { return }
            visit(event, event.identifier(correlationID: correlationID))
        }
    }
}
