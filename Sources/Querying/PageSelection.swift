import EventsAPI

/// The events of one page: open ones first, then those that started last (contract 4.4).
///
/// It is offered all events that match, in the order of the list as if none were open, and keeps
/// those that come next behind a position.
struct PageSelection {
    /// How many were offered.
    private(set) var totalCount = 0
    private let asOf: Timestamp
    private let position: EventPosition?
    private let limit: Int
    private var open: [IndexedEvent] = []
    private var closed: [IndexedEvent] = []

    init(_ query: EventListQuery) {
        asOf = query.asOf
        position = query.position
        limit = query.pageSize
    }

    /// The events of the page in their order, and one more if there is a further page.
    private var found: ArraySlice<IndexedEvent> {
        (open + closed).prefix(limit + 1)
    }

    var events: ArraySlice<IndexedEvent> { found.prefix(limit) }
    var isLast: Bool { found.count <= limit }

    mutating func offer(_ chunk: EventChunk, _ places: [Int]) {
        totalCount += places.count
        for place in places {
            let isOpen = asOf < chunk.endTime(at: place)
            guard (isOpen ? open.count : closed.count) <= limit, isBehind(chunk, place, isOpen)
            else { continue }
            if isOpen { open.append(chunk[place]) } else { closed.append(chunk[place]) }
        }
    }

    /// Where the next page goes on.
    var endPosition: EventPosition? {
        events.last.map { $0.position(isOpen: $0.isOpen(at: asOf)) }
    }

    private func isBehind(_ chunk: EventChunk, _ place: Int, _ isOpen: Bool) -> Bool {
        guard let position else { return true }
        guard isOpen == position.isOpen else { return position.isOpen }
        let (key, other) = (chunk.key(at: place), position.key)
        return key == other ? chunk.ordinal(at: place) < position.ordinal : key < other
    }
}

extension IndexedEvent {
    /// The place in the order of a list.
    fileprivate func position(isOpen: Bool) -> EventPosition {
        let number = key.bits & (1 << EventKey.numberBits - 1)
        return EventPosition(
            isOpen: isOpen, startTime: startTime, tie: number << 26 | ordinal)
    }
}

extension EventPosition {
    fileprivate var key: EventKey {
        EventKey(bits: EventKey.lowest(startingAt: startTime).bits | tie >> 26)
    }

    fileprivate var ordinal: UInt64 { tie & EventChunk.maximumOrdinal }
}
