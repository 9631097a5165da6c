/// Base 64 with the alphabet that is safe in a query, and without padding (RFC 4648 section 5).
///
/// The vendor's page keys have the ordinary alphabet, so that a client must escape them. Many
/// clients do not, and their `+` would arrive as a space; these letters need no escapes.
package enum Base64URL {
    package static func append(_ bytes: Span<UInt8>, to buffer: inout ByteBuffer) {
        buffer.append(base64: bytes, .urlSafe)
    }

    /// The bytes that a text stands for, no more of them than the text has.
    ///
    /// - Returns: nil for other letters, for a length that no bytes have, and for bits left over that
    ///   are not zero: of all texts only one stands for the same bytes.
    package static func decode(_ text: Span<UInt8>) -> [UInt8]? {
        guard text.count % 4 != 1 else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3 + 2)
        var bits: UInt32 = 0
        var bitCount: UInt32 = 0
        for offset in text.indices {
            guard let value = value(of: text[offset]) else { return nil }
            bits = bits << 6 | value
            bitCount += 6
            guard bitCount >= 8 else { continue }
            bitCount -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> bitCount))
            bits &= 1 << bitCount - 1
        }
        return bits == 0 ? bytes : nil
    }

    private static func value(of letter: UInt8) -> UInt32? {
        switch letter {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(letter - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(letter - UInt8(ascii: "a") + 26)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(letter - UInt8(ascii: "0") + 52)
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
