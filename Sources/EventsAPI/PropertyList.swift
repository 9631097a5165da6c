import JSONParsing

/// The properties of an event in document order, with those found that stand more than once.
///
/// Keys are looked up in an open-addressed table of places in the list, so that reading takes time
/// in proportion to the text. A slot of an earlier event is told by its epoch: nothing has to be
/// cleared between events, and nothing is allocated once the storage fits.
struct PropertyList {
    private(set) var properties: [Property] = []
    /// In each slot the epoch in the upper half and a place in `properties` in the lower one.
    private var slots = [UInt64](repeating: 0, count: 256)
    private var epoch: UInt64 = 1

    private static let keptSlots = 4096

    mutating func removeAll() {
        properties.removeAll(keepingCapacity: properties.count <= Self.keptSlots / 2)
        epoch &+= 1
        guard slots.count > Self.keptSlots || epoch > UInt64(UInt32.max) else { return }
        slots = [UInt64](repeating: 0, count: 256)
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

    private mutating func insert(_ key: JSONToken, _ value: JSONToken, _ text: Span<UInt8>) {
        if properties.count &* 2 >= slots.count { growTable() }
        let hash = PropertyKey.hash(text, key)
        let (slot, earlier) = find(key, hash, text)
        if let earlier { properties[earlier].isSuperseded = true }
        slots[slot] = epoch &<< 32 | UInt64(properties.count)
        properties.append(
            Property(
                key: key, value: value, hash: hash, repeatsKey: earlier != nil,
                isSuperseded: false))
    }

    /// The slot of a key, and the place of the property that has it already.
    private func find(_ key: JSONToken, _ hash: UInt64, _ text: Span<UInt8>) -> (Int, Int?) {
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] &>> 32 == epoch {
            let place = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF)
            let property = properties[place]
            if property.hash == hash, PropertyKey.areEqual(text, property.key, key) {
                return (slot, place)
            }
            slot = (slot &+ 1) & mask
        }
        return (slot, nil)
    }

    private mutating func growTable() {
        slots = [UInt64](repeating: 0, count: slots.count * 2)
        let mask = slots.count - 1
        for (place, property) in properties.enumerated() where !property.isSuperseded {
            var slot = Int(truncatingIfNeeded: property.hash) & mask
            while slots[slot] &>> 32 == epoch { slot = (slot + 1) & mask }
            slots[slot] = epoch << 32 | UInt64(place)
        }
    }
}
