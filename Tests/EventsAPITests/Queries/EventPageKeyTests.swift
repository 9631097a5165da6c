import EventsAPI
import Testing

struct EventPageKeyTests {
    private static func key(
        _ change: (inout EventPageKey) throws -> Void
    ) rethrows -> EventPageKey {
        var key = EventPageKey(
            from: Timestamp(milliseconds: 1_795_404_000_123),
            to: Timestamp(milliseconds: 1_795_411_200_123),
            asOf: Timestamp(milliseconds: 1_795_411_200_124), pageSize: 10, eventSelector: nil,
            entitySelector: nil,
            position: EventPosition(
                isOpen: true, startTime: Timestamp(milliseconds: 1_795_410_000_000),
                tie: 0xE16F_9FBE_DB53_07EB),
            returned: 10)
        try change(&key)
        return key
    }

    private static let keys: [EventPageKey] =
        (try? [
            key { _ in },
            key {
                $0.eventSelector = try EventSelector(#"status(OPEN),property.größe("ß \" ü")"#)
            },
            key { $0.entitySelector = "type(HOST),tag(ü)" },
            key {
                $0.eventSelector = try EventSelector(" eventId( a ) ")
                $0.entitySelector = "entityId(HOST-0123456789ABCDEF)"
                $0.position = EventPosition(
                    isOpen: false, startTime: Timestamp(milliseconds: .min), tie: .max)
            },
            key {
                ($0.from, $0.to) = (
                    Timestamp(milliseconds: .min), Timestamp(milliseconds: .max)
                )
                ($0.pageSize, $0.returned) = (1_000, 1 << 40)
                $0.asOf = Timestamp(milliseconds: -1)
            },
            key { ($0.from, $0.pageSize, $0.returned) = ($0.to, 1, 0) },
        ]) ?? []

    @Test(arguments: keys)
    func `a key is read back as it was written`(_ key: EventPageKey) {
        #expect(EventPageKey(key.text) == key)
    }

    /// Whoever knows the checksum can write any number, and what is added to it must not overflow.
    @Test(arguments: [1 << 40 + 1, .max])
    func `a key that tells of more events than there can be is refused`(_ returned: Int) {
        #expect(EventPageKey(Self.key { $0.returned = returned }.text) == nil)
    }

    @Test(arguments: keys)
    func `a key needs no escapes in a query`(_ key: EventPageKey) {
        #expect(key.text.utf8.allSatisfy(Self.isUnreserved))
    }

    @Test(arguments: keys)
    func `a key with one bit changed is refused`(_ key: EventPageKey) {
        let letters = Array(key.text.utf8)
        for place in letters.indices {
            for bit in 0..<8 {
                var changed = letters
                changed[place] ^= 1 << UInt8(bit)
                #expect(EventPageKey(String(decoding: changed, as: UTF8.self)) == nil)
            }
        }
    }

    @Test(arguments: keys)
    func `a key is refused that is cut off, longer, padded or of another alphabet`(
        _ key: EventPageKey
    ) {
        for count in 0..<key.text.count {
            #expect(EventPageKey(String(key.text.prefix(count))) == nil)
        }
        for count in 1..<key.text.count {
            #expect(EventPageKey(String(key.text.dropFirst(count))) == nil)
        }
        for end in ["=", "==", "A", "AA", "AAAA", " ", "\n", "\0"] {
            #expect(EventPageKey(key.text + end) == nil)
        }
        #expect(EventPageKey(key.text + key.text) == nil)
    }

    @Test(
        arguments: [
            { $0.pageSize = 0 }, { $0.pageSize = 1_001 }, { $0.pageSize = 65_535 },
            { $0.to = Timestamp(milliseconds: $0.from.milliseconds - 1) },
            { $0.entitySelector = "type(" }, { $0.entitySelector = "tag(a)" },
            { $0.entitySelector = "type(HOST),tag(\(String(repeating: "x", count: 1_985)))" },
        ] as [@Sendable (inout EventPageKey) -> Void])
    func `a sound checksum does not make up for what a query may not hold`(
        _ change: @Sendable (inout EventPageKey) -> Void
    ) {
        #expect(EventPageKey(Self.key(change).text) == nil)
    }

    @Test(arguments: ["", "A", "AQAAAGQBAAAAZA==", "AQAAAGQBAAAAZA", "ü", "\0", "////", "++++"])
    func `what is no key at all is refused`(_ text: String) {
        #expect(EventPageKey(text) == nil)
    }

    @Test func `the key of a catalog is none of events`() {
        let text = CatalogPageKey(offset: 1, pageSize: 1).text(for: "eventTypeInfos")
        #expect(EventPageKey(text) == nil)
        let key = Self.key { _ in }
        #expect(CatalogPageKey(key.text, of: "eventTypeInfos") == nil)
    }

    private static func isUnreserved(_ letter: UInt8) -> Bool {
        switch Unicode.Scalar(letter) {
        case "A"..."Z", "a"..."z", "0"..."9", "-", "_": true
        default: false
        }
    }
}
