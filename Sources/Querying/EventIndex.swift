import EventsAPI

/// Every event of a record in the order of its key, those that have the same one as they came.
///
/// It costs 22 bytes an event where events come about in the order of their start, as they do, and
/// up to twice as many where they do not.
struct EventIndex: ~Copyable {
    private var chunks: [EventChunk] = []
    private(set) var count = 0

    /// How many bytes the events take.
    var byteCount: Int {
        chunks.count * (EventChunk.capacity * EventChunk.bytesPerEvent + 8)
    }

    /// The ordinal of the last event that has a key; nil when none has.
    func lastOrdinal(of key: EventKey) -> UInt64? {
        guard let chunk = chunk(before: key) else { return nil }
        let place = chunks[chunk].upperBound(key) - 1
        guard place >= 0, chunks[chunk].key(at: place) == key else { return nil }
        return chunks[chunk].ordinal(at: place)
    }

    /// Adds an event behind those that have its key.
    mutating func insert(_ event: IndexedEvent) {
        count += 1
        guard let place = chunk(before: event.key) ?? chunks.indices.first else {
            return appendChunk(with: event)
        }
        let chunk = chunks[place]
        guard chunk.isFull else {
            return chunk.insert(event, at: chunk.upperBound(event.key))
        }
        // Nearly every event starts behind all others: chunks are left full then.
        if place == chunks.count - 1, chunk.lastKey <= event.key { return appendChunk(with: event) }
        let upper = chunk.split()
        chunks.insert(upper, at: place + 1)
        let target = upper.firstKey <= event.key ? upper : chunk
        target.insert(event, at: target.upperBound(event.key))
    }

    private mutating func appendChunk(with event: IndexedEvent) {
        let chunk = EventChunk()
        chunk.insert(event, at: 0)
        chunks.append(chunk)
    }

    /// The events that have a key between two, both included, the lowest first.
    func events(from lowest: EventKey, through highest: EventKey) -> [IndexedEvent] {
        var events: [IndexedEvent] = []
        forEach(from: lowest, through: highest) { chunk, place in
            events.append(chunk[place])
            return true
        }
        return events
    }

    /// Puts another state of an event in its place.
    mutating func replace(_ event: IndexedEvent) {
        forEach(from: event.key, through: event.key) { chunk, place in
            guard chunk.ordinal(at: place) == event.ordinal else { return true }
            chunk.replace(at: place, with: event)
            return false
        }
    }

    /// The event of a key and an ordinal.
    func event(_ key: EventKey, _ ordinal: UInt64) -> IndexedEvent? {
        var found: IndexedEvent?
        forEach(from: key, through: key) { chunk, place in
            guard chunk.ordinal(at: place) == ordinal else { return true }
            found = chunk[place]
            return false
        }
        return found
    }

    private func forEach(
        from lowest: EventKey, through highest: EventKey,
        _ visit: (EventChunk, Int) -> Bool
    ) {
        // Events of the same key may lie in several chunks.
        var chunk = firstChunk { $0.lastKey >= lowest }
        while chunk < chunks.count {
            var place = chunks[chunk].lowerBound(lowest)
            while place < chunks[chunk].count {
                guard chunks[chunk].key(at: place) <= highest, visit(chunks[chunk], place) else {
                    return
                }
                place += 1
            }
            chunk += 1
        }
    }

    /// Calls `visit` with each chunk that may have events of a window, the one with the latest
    /// starts first.
    func forEachChunk<Failure: Error>(
        _ window: EventWindow, _ visit: (EventChunk) throws(Failure) -> Void
    ) throws(Failure) {
        var chunk = firstChunk { $0.firstKey.startTime > window.to } - 1
        while chunk >= 0 {
            let latestEnd = chunks[chunk].latestEnd
            // What is open is in every window behind its start (contract 4.5).
            if latestEnd >= window.from || latestEnd > window.asOf { try visit(chunks[chunk]) }
            chunk -= 1
        }
    }

    /// The last chunk that begins at or before a key.
    private func chunk(before key: EventKey) -> Int? {
        if let last = chunks.last, last.firstKey <= key { return chunks.count - 1 }
        let behind = firstChunk { $0.firstKey > key }
        return behind > 0 ? behind - 1 : nil
    }

    /// The first chunk of which a claim holds that holds of all behind it; their number if of none.
    private func firstChunk(where holds: (EventChunk) -> Bool) -> Int {
        var lower = 0
        var upper = chunks.count
        while lower < upper {
            let middle = (lower + upper) / 2
            if holds(chunks[middle]) { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }
}
