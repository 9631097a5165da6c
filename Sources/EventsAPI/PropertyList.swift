import JSONParsing

/// The properties of an event, each key once with its last value.
///
/// Keys are looked up in an open-addressed table of places in the list, so that reading takes time
/// in proportion to the text. A slot of an earlier event is told by its epoch: nothing has to be
/// cleared between events, and nothing is allocated once the storage fits.
struct PropertyList {
    /// How many properties there are; what stands behind them in the storage is of earlier events.
    private(set) var count = 0
    private var storage: [Property] = []
    /// The keys that stand there for the second time or more.
    private(set) var repeatedKeys: [JSONToken] = []
    /// In each slot the epoch in the upper half and a place in the storage in the lower one.
    private var slots = PropertyList.emptySlots
    private var epoch: UInt64 = 1

    private static let keptSlots = 4096
    private static var emptySlots: [UInt64] { [UInt64](repeating: 0, count: 256) }

    subscript(place: Int) -> Property { storage[place] }

    /// Whether no rule has anything to say of a property.
    @inline(__always)
    func isOrdinary(at place: Int) -> Bool { storage[place].isOrdinary }

    mutating func removeAll() {
        count = 0
        epoch &+= 1
        if !repeatedKeys.isEmpty { repeatedKeys = [] }
        if slots.count > Self.keptSlots || epoch > UInt64(UInt32.max) { giveBackStorage() }
    }

    private mutating func giveBackStorage() {
        slots = Self.emptySlots
        storage = []
        epoch = 1
    }

    /// Reads the properties' object to its end; its opening brace has been read.
    mutating func read(_ reader: inout JSONReader, _ text: Span<UInt8>) throws(JSONError) {
        while true {
            let key = try reader.next(text)
            guard key.kind == .name else { return }
            let value = try reader.next(text)
            insert(key, value, text)
            if value.kind == .objectStart || value.kind == .arrayStart {
                _ = try reader.skipContents(text)
            }
        }
    }

    @inline(never)
    private mutating func insert(_ key: JSONToken, _ value: JSONToken, _ text: Span<UInt8>) {
        let property = Property(key: key, value: value, text)
        if count &* 2 >= slots.count { growTable() }
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: property.hash) & mask
        while slots[slot] &>> 32 == epoch {
            if replace(at: Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF), property, text) {
                return
            }
            slot = (slot &+ 1) & mask
        }
        slots[slot] = epoch &<< 32 | UInt64(truncatingIfNeeded: count)
        if count < storage.count { storage[count] = property } else { storage.append(property) }
        count &+= 1
    }

    /// Puts a property in the place of an earlier one, if that has the same key.
    @inline(never)
    private mutating func replace(
        at place: Int, _ property: Property, _ text: Span<UInt8>
    ) -> Bool {
        guard storage[place].hash == property.hash,
            PropertyKey.areEqual(text, storage[place].key, property.key)
        else { return false }
        storage[place] = property
        repeatedKeys.append(property.key)
        return true
    }

    private mutating func growTable() {
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for place in 0..<count {
            var slot = Int(truncatingIfNeeded: storage[place].hash) & mask
            while slots[slot] &>> 32 == epoch { slot = (slot + 1) & mask }
            slots[slot] = epoch << 32 | UInt64(place)
        }
    }
}
