package import ByteBuffers

/// What the content of a name or string says, once its escapes are decoded.
///
/// The ranges are the `content` of tokens that a `JSONReader` gave for the same text.
package enum JSONText {
    /// How many Unicode scalars the content has. A surrogate pair is one, a lone surrogate too.
    package static func scalarCount(_ text: Span<UInt8>, _ content: Range<Int>) -> Int {
        precondition(content.clamped(to: text.indices) == content, "a range of another text")
        var count = 0
        var at = content.lowerBound
        while at &+ 16 <= content.upperBound {
            let bytes = SixteenBytes(of: text, at: at)
            guard SixteenBytes.first(in: bytes.backslash) == 16 else { break }
            let starts = bytes.scalarStart
            count &+= starts[0].nonzeroBitCount &+ starts[1].nonzeroBitCount
            at &+= 16
        }
        // A chunk may have ended inside of a scalar, which is counted already.
        while at < content.upperBound, text[at] & 0xC0 == 0x80 { at &+= 1 }
        var rest = JSONScalars(at..<content.upperBound)
        while rest.next(text) != nil { count &+= 1 }
        return count
    }

    /// Whether a name or string says just this, escapes decoded.
    @inlinable
    package static func equals(
        _ text: Span<UInt8>, _ token: JSONToken, _ expected: StaticString
    ) -> Bool {
        guard !token.hasEscapes else { return equalsDecoded(text, token.content, expected) }
        let start = token.start &+ 1
        guard token.end &- 1 &- start == expected.utf8CodeUnitCount else { return false }
        for index in 0..<expected.utf8CodeUnitCount
        where text[start &+ index] != expected.utf8Start[index] {
            return false
        }
        return true
    }

    @usableFromInline
    static func equalsDecoded(
        _ text: Span<UInt8>, _ content: Range<Int>, _ expected: StaticString
    ) -> Bool {
        var scalars = JSONScalars(content)
        var index = 0
        while let scalar = scalars.next(text) {
            for byte in scalar.utf8 {
                guard index < expected.utf8CodeUnitCount, expected.utf8Start[index] == byte else {
                    return false
                }
                index += 1
            }
        }
        return index == expected.utf8CodeUnitCount
    }

    /// Appends the content as UTF-8. A lone surrogate becomes U+FFFD.
    package static func appendDecoded(
        _ text: Span<UInt8>, _ content: Range<Int>, to buffer: inout ByteBuffer
    ) {
        var at = content.lowerBound
        while true {
            let escape = backslash(in: text, at..<content.upperBound)
            buffer.append(text.extracting(at..<escape))
            guard escape < content.upperBound else { return }
            var scalars = JSONScalars(escape..<content.upperBound)
            if let scalar = scalars.next(text) { buffer.append(scalar: scalar) }
            at = scalars.offset
        }
    }

    /// The content as text. A lone surrogate becomes U+FFFD.
    package static func decoded(_ text: Span<UInt8>, _ content: Range<Int>) -> String {
        var buffer = ByteBuffer(capacity: content.count)
        appendDecoded(text, content, to: &buffer)
        return String(buffer.span)
    }

    /// The offset of the first backslash in the range, or its end.
    private static func backslash(in text: Span<UInt8>, _ range: Range<Int>) -> Int {
        precondition(range.clamped(to: text.indices) == range, "a range of another text")
        var at = range.lowerBound
        while at &+ 16 <= range.upperBound {
            let place = SixteenBytes.first(in: SixteenBytes(of: text, at: at).backslash)
            if place < 16 { return at &+ place }
            at &+= 16
        }
        while at < range.upperBound, text[at] != UInt8(ascii: "\\") { at &+= 1 }
        return at
    }

    /// RFC 8259 section 2.
    static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    /// The value of a hexadecimal digit in either case.
    static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }
}
