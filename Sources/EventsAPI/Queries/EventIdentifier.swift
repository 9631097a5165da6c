package import ByteBuffers

/// The `eventId` of an event, such as `-5301772197560753067_1785946260000` (contract 0.5 and 4.2):
/// a number of 64 bits and the start time in milliseconds.
package struct EventIdentifier: Hashable, Sendable {
    package let number: Int64
    package let startTime: Timestamp

    /// The first choice for an event; what opens a problem never needs another, since there is only
    /// one at a time.
    package init(correlationID: UInt64, startTime: Timestamp) {
        var hash = FNV1a(continuing: correlationID)
        hash.combine(lowestFirst: UInt64(bitPattern: startTime.milliseconds))
        self.init(number: Int64(bitPattern: hash.value), startTime: startTime)
    }

    private init(number: Int64, startTime: Timestamp) {
        self.number = number
        self.startTime = startTime
    }

    /// The identifier so many choices further on, for events that inform and would collide; the
    /// number wraps around.
    package func counted(up ordinal: UInt64) -> EventIdentifier {
        EventIdentifier(
            number: number &+ Int64(bitPattern: ordinal), startTime: startTime)
    }

    /// Reads the form that `append(to:)` writes, and no other: no plus signs, no leading zeros.
    package init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int64(parts[0]), let time = Int64(parts[1]) else {
            return nil
        }
        self.init(number: number, startTime: Timestamp(milliseconds: time))
        guard description.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// Appends the identifier as the wire has it, without quotation marks.
    package func append(to buffer: inout ByteBuffer) {
        buffer.append(decimal: Int(number))
        buffer.append(UInt8(ascii: "_"))
        buffer.append(decimal: Int(startTime.milliseconds))
    }
}

extension EventIdentifier: CustomStringConvertible {
    package var description: String { "\(number)_\(startTime.milliseconds)" }
}
