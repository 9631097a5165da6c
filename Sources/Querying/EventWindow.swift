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

    /// Appends the places of a chunk's events that are in the window, the highest first.
    func appendMatches(in chunk: EventChunk, to places: inout [Int]) {
        for place in (0..<chunk.count).reversed() where contains(chunk, place) {
            places.append(place)
        }
    }

    @inline(__always)
    private func contains(_ chunk: EventChunk, _ place: Int) -> Bool {
        let start = chunk.key(at: place).startTime
        guard start <= to, types &>> UInt16(chunk.rawType(at: place)) & 1 == 1 else { return false }
        let end = chunk.endTime(at: place)
        let isOpen = asOf < end
        return (isOpen || end >= from) && (isOpen ? wantsOpen : wantsClosed)
    }
}
