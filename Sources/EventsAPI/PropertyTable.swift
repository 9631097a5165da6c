import JSONParsing

/// The properties of an event, each key once with its last value.
///
/// Keys are looked up in an open-addressed table of places in the list, so that reading takes time
/// in proportion to the text. A slot of an earlier event is told by its epoch: nothing has to be
/// cleared between events, and nothing is allocated once the storage fits. List and table are
/// never shared, so that adding to them checks no reference count.
struct PropertyTable: ~Copyable {
    /// How many properties there are; what stands behind them in the list is of earlier events.
    private(set) var count = 0
    private var list: UnsafeMutableBufferPointer<Property>
    /// In each slot the epoch in the upper half and a place in the list in the lower one. There
    /// are twice as many slots as places.
    private var slots: UnsafeMutableBufferPointer<UInt64>
    private var epoch: UInt64 = 1

    private static let smallestCapacity = 128
    private static let keptCapacity = 2048

    init() {
        list = .allocate(capacity: Self.smallestCapacity)
        slots = .allocate(capacity: 2 * Self.smallestCapacity)
        slots.initialize(repeating: 0)
    }

    deinit {
        list.deallocate()
        slots.deallocate()
    }

    subscript(place: Int) -> Property {
        precondition(place >= 0 && place < count, "there is no such property")
        return list[place]
    }

    /// Whether no rule has anything to say of a property; the others are not copied to ask.
    @inline(__always)
    func isOrdinary(at place: Int) -> Bool {
        precondition(place >= 0 && place < count, "there is no such property")
        return list[place].isOrdinary
    }

    /// Forgets all properties, and gives storage back that only a flood of them needs.
    mutating func removeAll() {
        count = 0
        epoch &+= 1
        guard list.count > Self.keptCapacity || epoch > UInt64(UInt32.max) else { return }
        replaceStorage(capacity: Self.smallestCapacity)
    }

    /// Adds a property, in the place of an earlier one that has the same key.
    ///
    /// - Returns: whether there was one.
    @inline(__always)
    mutating func insert(_ property: Property, _ text: Span<UInt8>) -> Bool {
        if count == list.count { replaceStorage(capacity: 2 * count) }
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: property.hash) & mask
        while slots[slot] &>> 32 == epoch {
            let place = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF)
            if replace(at: place, property, text) { return true }
            slot = (slot &+ 1) & mask
        }
        slots[slot] = epoch &<< 32 | UInt64(truncatingIfNeeded: count)
        list.initializeElement(at: count, to: property)
        count &+= 1
        return false
    }

    @inline(never)
    private func replace(at place: Int, _ property: Property, _ text: Span<UInt8>) -> Bool {
        guard list[place].hash == property.hash,
            PropertyKey.areEqual(text, list[place].key, property.key)
        else { return false }
        list[place] = property
        return true
    }

    /// Moves the properties that there are to new storage.
    @inline(never)
    private mutating func replaceStorage(capacity: Int) {
        let oldList = list
        list = .allocate(capacity: capacity)
        slots.deallocate()
        slots = .allocate(capacity: 2 * capacity)
        slots.initialize(repeating: 0)
        epoch = 1
        for place in 0..<count {
            list.initializeElement(at: place, to: oldList[place])
            slots[freeSlot(for: oldList[place].hash)] = epoch << 32 | UInt64(place)
        }
        oldList.deallocate()
    }

    private func freeSlot(for hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] >> 32 == epoch { slot = (slot + 1) & mask }
        return slot
    }
}
