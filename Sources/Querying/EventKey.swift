import EventsAPI

/// What orders the events of an index: when they start, then the leading digits of their number.
///
/// It is 64 bits: 42 for the milliseconds since 1970, which suffices until 2109 and is capped there,
/// and 22 for the number.
struct EventKey: Comparable {
    let bits: UInt64

    static let numberBits: UInt64 = 22
    private static let maximumStart: Int64 = 1 << 42 - 1

    init(bits: UInt64) {
        self.bits = bits
    }

    /// The key of an event by its id before that was counted up.
    init(_ identifier: EventIdentifier) {
        self.init(start: identifier.startTime, number: identifier.number)
    }

    /// The key of an event that starts then and whose number is this one.
    init(start: Timestamp, number: Int64) {
        // With the sign turned, numbers are in their order as unsigned ones.
        let turned = UInt64(bitPattern: number) ^ 1 << 63
        self.init(start: start, leadingNumber: turned >> (64 - Self.numberBits))
    }

    private init(start: Timestamp, leadingNumber: UInt64) {
        let capped = UInt64(min(max(start.milliseconds, 0), Self.maximumStart))
        bits = capped << Self.numberBits | leadingNumber
    }

    /// The lowest key of a start, and the highest.
    static func lowest(startingAt start: Timestamp) -> EventKey {
        EventKey(start: start, leadingNumber: 0)
    }

    static func highest(startingAt start: Timestamp) -> EventKey {
        EventKey(start: start, leadingNumber: 1 << numberBits - 1)
    }

    var startTime: Timestamp {
        Timestamp(milliseconds: Int64(bits >> Self.numberBits))
    }

    static func < (left: EventKey, right: EventKey) -> Bool { left.bits < right.bits }
}
