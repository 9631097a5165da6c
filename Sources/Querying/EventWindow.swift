import EventsAPI

/// What an event is asked for that the index knows of it: when it was, its type and its status.
struct EventWindow {
    /// An event is in the window when some of it is: it starts no later than `to` and, unless it is
    /// still open, ends no earlier than `from` (contract 4.5).
    let from: Timestamp
    let to: Timestamp
    /// The moment at which open is told from closed.
    let asOf: Timestamp
    /// A bit for the raw value of each type that is wanted.
    private let types: UInt16
    private let wantsOpen: Bool
    private let wantsClosed: Bool

    init(_ query: EventListQuery) {
        from = query.from
        to = query.to
        asOf = query.asOf
        var types = UInt16.max
        var (wantsOpen, wantsClosed) = (true, true)
        for criterion in query.eventSelector?.criteria ?? [] {
            switch criterion {
            case .eventType(let name): types &= Self.bit(ofTypeNamed: name)
            case .status(.open): wantsClosed = false
            case .status(.closed): wantsOpen = false
            default: break
            }
        }
        self.types = types
        self.wantsOpen = wantsOpen
        self.wantsClosed = wantsClosed
    }

    private static func bit(ofTypeNamed name: String) -> UInt16 {
        let type = EventType.allCases.first { "\($0.wireName)" == name }
        return type.map { 1 << UInt16($0.rawValue) } ?? 0
    }

    /// Calls `visit` with the place of each of a chunk's events that are in the window, the highest
    /// first, and whether it is open.
    @inline(__always)
    func forEachMatch(in chunk: EventChunk, _ visit: (_ place: Int, _ isOpen: Bool) -> Void) {
        var place = chunk.count
        while place > 0 {
            place &-= 1
            guard chunk.startTime(at: place) <= to,
                types &>> UInt16(chunk.rawType(at: place)) & 1 == 1
            else { continue }
            let end = chunk.endTime(at: place)
            let isOpen = asOf < end
            guard isOpen ? wantsOpen : wantsClosed && end >= from else { continue }
            visit(place, isOpen)
        }
    }
}
