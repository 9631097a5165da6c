import ByteBuffers

extension ByteBuffer {
    /// Appends bytes in base 64, with padding (RFC 4648 section 4).
    mutating func append(base64 bytes: Span<UInt8>) {
        var offset = 0
        while offset < bytes.count {
            let count = min(3, bytes.count - offset)
            var group: UInt32 = 0
            for place in 0..<3 {
                group = group << 8 | (place < count ? UInt32(bytes[offset + place]) : 0)
            }
            for place in 0..<4 {
                append(place <= count ? Self.base64Digit(group >> UInt32(18 - 6 * place)) : 0x3D)
            }
            offset += count
        }
    }

    private static func base64Digit(_ value: UInt32) -> UInt8 {
        switch UInt8(value & 63) {
        case let digit where digit < 26: UInt8(ascii: "A") + digit
        case let digit where digit < 52: UInt8(ascii: "a") + digit - 26
        case let digit where digit < 62: UInt8(ascii: "0") + digit - 52
        case 62: UInt8(ascii: "+")
        default: UInt8(ascii: "/")
        }
    }
}
