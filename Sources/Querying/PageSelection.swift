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
    private var takesOpen = true
    private var takesClosed = true

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

    @inline(__always)
    mutating func offer(_ chunk: EventChunk, _ place: Int, isOpen: Bool) {
        totalCount &+= 1
        guard isOpen ? takesOpen : takesClosed else { return }
        take(chunk, place, isOpen: isOpen)
    }

    private mutating func take(_ chunk: EventChunk, _ place: Int, isOpen: Bool) {
        guard isBehind(chunk, place, isOpen) else { return }
        // One more than the page has tells that there is another.
        if isOpen {
            open.append(chunk[place])
            takesOpen = open.count <= limit
        } else {
            closed.append(chunk[place])
            takesClosed = closed.count <= limit
        }
    }

    /// Where the next page goes on when so many of the events are on this one; nil when there is
    /// none.
    func endPosition(ofPageWith count: Int) -> EventPosition? {
        guard found.count > count, let last = events.prefix(count).last else { return nil }
        return last.position(isOpen: last.isOpen(at: asOf))
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
