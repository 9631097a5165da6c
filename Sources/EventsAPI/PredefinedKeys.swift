import JSONParsing

/// The predefined keys of contract 2.7, found by the hash that every property has.
struct PredefinedKeys {
    private let slots: [PredefinedKey?]

    init() {
        var slots = [PredefinedKey?](repeating: nil, count: 128)
        for key in Self.all {
            var slot = Self.slot(of: key.name, in: slots.count)
            while slots[slot] != nil { slot = (slot + 1) % slots.count }
            slots[slot] = key
        }
        self.slots = slots
    }

    /// The predefined key of a property, or nil when its key has no meaning of its own.
    func find(_ property: Property, _ text: Span<UInt8>) -> PredefinedKey? {
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: property.hash) & mask
        while let key = slots[slot] {
            if property.key.equals(key.name, text) { return key }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    private static func slot(of name: StaticString, in count: Int) -> Int {
        name.withUTF8Buffer { bytes in
            Int(truncatingIfNeeded: PropertyKey.hash(bytes.span)) & (count - 1)
        }
    }
}

extension PredefinedKeys {
    static let described = ofEvents + ofDeployments + ofDavis + readOnly
    static let all = described.map(\.key)
}
