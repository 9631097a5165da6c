import EventsAPI

/// Up to 512 events of an index in their order, 22 bytes each.
///
/// The columns lie one behind the other, so that a search through all events touches only those
/// that it asks about.
final class EventChunk {
    static let capacity = 512
    static let bytesPerEvent = 22

    private(set) var count = 0
    /// No event ends later.
    private(set) var latestEnd = Timestamp(milliseconds: .min)

    private let storage: UnsafeMutableRawPointer
    private let keys: UnsafeMutablePointer<UInt64>
    /// The place of the report in the upper 54 bits, the lowest 10 of the ordinal below them.
    private let places: UnsafeMutablePointer<UInt64>
    /// The type in the upper 4 bits, below them how many milliseconds the event takes.
    private let spans: UnsafeMutablePointer<UInt32>
    /// The next 16 bits of the ordinal.
    private let ordinals: UnsafeMutablePointer<UInt16>
    /// The ends of the few events that take longer than 28 bits of milliseconds, three days, by the
    /// places of their reports.
    private var farEnds: [UInt64: Timestamp] = [:]

    private static let spanBits: UInt32 = 28
    private static let farSpan: UInt32 = 1 << spanBits - 1
    private static let ordinalBits: UInt64 = 10
    static let maximumOrdinal: UInt64 = 1 << 26 - 1

    init() {
        let capacity = Self.capacity
        storage = .allocate(byteCount: capacity * Self.bytesPerEvent, alignment: 8)
        keys = storage.bindMemory(to: UInt64.self, capacity: capacity)
        places = (storage + capacity * 8).bindMemory(to: UInt64.self, capacity: capacity)
        spans = (storage + capacity * 16).bindMemory(to: UInt32.self, capacity: capacity)
        ordinals = (storage + capacity * 20).bindMemory(to: UInt16.self, capacity: capacity)
    }

    deinit {
        storage.deallocate()
    }

    var isFull: Bool { count == Self.capacity }
    var firstKey: EventKey { key(at: 0) }
    var lastKey: EventKey { key(at: count - 1) }

    @inline(__always)
    func key(at place: Int) -> EventKey {
        precondition(place >= 0 && place < count, "there is no such event")
        return EventKey(bits: keys[place])
    }

    @inline(__always)
    func startTime(at place: Int) -> Timestamp { key(at: place).startTime }

    @inline(__always)
    func endTime(at place: Int) -> Timestamp {
        let span = spans[place] & Self.farSpan
        if span == Self.farSpan { return farEnd(at: place) }
        return Timestamp(milliseconds: startTime(at: place).milliseconds &+ Int64(span))
    }

    private func farEnd(at place: Int) -> Timestamp {
        farEnds[places[place] >> Self.ordinalBits] ?? Timestamp(milliseconds: .max)
    }

    /// The type as its raw value.
    @inline(__always)
    func rawType(at place: Int) -> UInt8 { UInt8(spans[place] >> Self.spanBits) }

    func ordinal(at place: Int) -> UInt64 {
        places[place] & (1 << Self.ordinalBits - 1) | UInt64(ordinals[place]) << Self.ordinalBits
    }

    subscript(place: Int) -> IndexedEvent {
        IndexedEvent(
            key: key(at: place), ordinal: ordinal(at: place),
            type: EventType(rawValue: rawType(at: place)) ?? .warning,
            endTime: endTime(at: place),
            report: ReportPlace(bits: places[place] >> Self.ordinalBits))
    }

    /// How many events stand before all that have a key of at least this one.
    func lowerBound(_ key: EventKey) -> Int { bound { $0 < key.bits } }

    /// How many events have this key or a lower one.
    func upperBound(_ key: EventKey) -> Int { bound { $0 <= key.bits } }

    private func bound(_ isBefore: (UInt64) -> Bool) -> Int {
        var lower = 0
        var upper = count
        while lower < upper {
            let middle = (lower + upper) / 2
            if isBefore(keys[middle]) { lower = middle + 1 } else { upper = middle }
        }
        return lower
    }
}

extension EventChunk {
    /// Puts an event before the one at a place, or behind all. There must be room.
    func insert(_ event: IndexedEvent, at place: Int) {
        precondition(!isFull && place >= 0 && place <= count, "no room for an event")
        move(from: place, in: self, to: place + 1, count: count - place)
        count += 1
        write(event, at: place)
    }

    /// Puts another state of an event in its place.
    func replace(at place: Int, with event: IndexedEvent) {
        precondition(place >= 0 && place < count, "there is no such event")
        farEnds[places[place] >> Self.ordinalBits] = nil
        write(event, at: place)
    }

    /// Gives the upper half of the events to a new chunk.
    func split() -> EventChunk {
        let other = EventChunk()
        let kept = count / 2
        other.move(from: kept, in: self, to: 0, count: count - kept)
        other.count = count - kept
        // Those that stay behind in the other's table do no harm, and are few.
        other.farEnds = farEnds
        other.latestEnd = latestEnd
        count = kept
        return other
    }

    private func write(_ event: IndexedEvent, at place: Int) {
        let length = event.endTime.milliseconds.subtractingReportingOverflow(
            event.startTime.milliseconds)
        let isFar = length.overflow || length.partialValue >= Int64(Self.farSpan)
        let span = isFar ? Self.farSpan : UInt32(max(0, length.partialValue))
        keys[place] = event.key.bits
        places[place] =
            event.report.bits << Self.ordinalBits | event.ordinal & (1 << Self.ordinalBits - 1)
        spans[place] = UInt32(event.type.rawValue) << Self.spanBits | span
        ordinals[place] = UInt16(truncatingIfNeeded: event.ordinal >> Self.ordinalBits)
        if isFar { farEnds[event.report.bits] = event.endTime }
        latestEnd = max(latestEnd, event.endTime)
    }

    private func move(from source: Int, in other: EventChunk, to target: Int, count: Int) {
        keys.advanced(by: target).update(from: other.keys + source, count: count)
        places.advanced(by: target).update(from: other.places + source, count: count)
        spans.advanced(by: target).update(from: other.spans + source, count: count)
        ordinals.advanced(by: target).update(from: other.ordinals + source, count: count)
    }
}
