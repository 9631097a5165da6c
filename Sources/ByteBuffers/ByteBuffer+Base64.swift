/// The two alphabets of base 64 (RFC 4648).
package enum Base64Alphabet: Sendable {
    /// Section 4, with padding.
    case standard
    /// Section 5, for file names and URLs, without padding.
    case urlSafe
}

extension ByteBuffer {
    /// Appends bytes in base 64.
    package mutating func append(base64 bytes: Span<UInt8>, _ alphabet: Base64Alphabet = .standard)
    {
        var offset = 0
        while offset < bytes.count {
            let count = Swift.min(3, bytes.count - offset)
            var group: UInt32 = 0
            for place in 0..<3 {
                group = group << 8 | (place < count ? UInt32(bytes[offset + place]) : 0)
            }
            for place in 0...count {
                append(Self.base64Letter(group >> UInt32(18 - 6 * place), alphabet))
            }
            offset += count
            guard alphabet == .standard else { continue }
            for _ in count..<3 { append(UInt8(ascii: "=")) }
        }
    }

    private static func base64Letter(_ value: UInt32, _ alphabet: Base64Alphabet) -> UInt8 {
        switch UInt8(value & 63) {
        case let digit where digit < 26: UInt8(ascii: "A") + digit
        case let digit where digit < 52: UInt8(ascii: "a") + digit - 26
        case let digit where digit < 62: UInt8(ascii: "0") + digit - 52
        case 62: alphabet == .standard ? UInt8(ascii: "+") : UInt8(ascii: "-")
        default: alphabet == .standard ? UInt8(ascii: "/") : UInt8(ascii: "_")
        }
    }
}
