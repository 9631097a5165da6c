import ByteBuffers
import JSONParsing

/// Property keys as they are compared: after their escapes are decoded.
enum PropertyKey {
    /// A hash of the decoded key, for tables that live as long as the process.
    @inline(__always)
    static func hash(_ text: Span<UInt8>, _ key: JSONToken) -> UInt64 {
        guard !key.hasEscapes else { return hashDecoded(text, key) }
        return hash(text.extracting(key.content))
    }

    private static func hashDecoded(_ text: Span<UInt8>, _ key: JSONToken) -> UInt64 {
        let decoded = decoded(text, key)
        return hash(decoded.span)
    }

    static func areEqual(_ text: Span<UInt8>, _ left: JSONToken, _ right: JSONToken) -> Bool {
        guard left.hasEscapes || right.hasEscapes else {
            return text.extracting(left.content).hasSameBytes(as: text.extracting(right.content))
        }
        let decodedLeft = decoded(text, left)
        let decodedRight = decoded(text, right)
        return decodedLeft.span.hasSameBytes(as: decodedRight.span)
    }

    private static func decoded(_ text: Span<UInt8>, _ key: JSONToken) -> ByteBuffer {
        var decoded = ByteBuffer(capacity: key.content.count)
        JSONText.appendDecoded(text, key.content, to: &decoded)
        return decoded
    }

    /// Eight bytes at a time, each group folded in by a multiplication whose upper half comes down.
    @inline(__always)
    static func hash(_ key: Span<UInt8>) -> UInt64 {
        var hash = UInt64(truncatingIfNeeded: key.count) &* multiplier
        guard key.count >= 8 else { return fold(hash ^ key.shortWord) }
        var place = 0
        while place &+ 8 < key.count {
            hash = fold(hash ^ key.word(at: place))
            place &+= 8
        }
        return fold(hash ^ key.word(at: key.count &- 8))
    }

    private static var multiplier: UInt64 { 0x9E37_79B9_7F4A_7C15 }

    @inline(__always)
    private static func fold(_ value: UInt64) -> UInt64 {
        let (high, low) = value.multipliedFullWidth(by: multiplier)
        return high ^ low
    }
}
