/// Walks the Unicode scalars of a name's or string's content, escapes decoded.
///
/// It allocates nothing. The range is the `content` of a token that a `JSONReader` gave for the
/// same text, or its rest from the start of a scalar or escape on.
package struct JSONScalars {
    /// The offset of the first byte that is not yet read.
    package private(set) var offset: Int
    private let end: Int

    package init(_ content: Range<Int>) {
        offset = content.lowerBound
        end = content.upperBound
    }

    /// The next scalar, or nil behind the last. A lone surrogate is given as U+FFFD.
    package mutating func next(_ text: Span<UInt8>) -> Unicode.Scalar? {
        guard offset < end else { return nil }
        let byte = text[offset]
        if byte == UInt8(ascii: "\\") { return escape(text) }
        guard byte > 0x7F else {
            offset += 1
            return Unicode.Scalar(byte)
        }
        return multibyte(text, lead: byte)
    }

    private mutating func multibyte(_ text: Span<UInt8>, lead: UInt8) -> Unicode.Scalar {
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for at in offset + 1..<min(offset + length, end) {
            value = value << 6 | UInt32(text[at] & 0x3F)
        }
        offset = min(offset + length, end)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private mutating func escape(_ text: Span<UInt8>) -> Unicode.Scalar {
        let letter = text[offset + 1]
        guard letter == UInt8(ascii: "u") else {
            offset += 2
            return Self.meaning(of: letter)
        }
        let unit = codeUnit(text)
        guard 0xD800...0xDBFF ~= unit, let low = lowSurrogate(text) else {
            return Unicode.Scalar(unit) ?? "\u{FFFD}"
        }
        return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }

    /// Reads the second half of a surrogate pair, if one stands here.
    private mutating func lowSurrogate(_ text: Span<UInt8>) -> UInt32? {
        guard offset + 6 <= end, text[offset] == UInt8(ascii: "\\"),
            text[offset + 1] == UInt8(ascii: "u")
        else { return nil }
        let start = offset
        let unit = codeUnit(text)
        if 0xDC00...0xDFFF ~= unit { return unit }
        offset = start
        return nil
    }

    /// Reads an escape of the form \uXXXX.
    private mutating func codeUnit(_ text: Span<UInt8>) -> UInt32 {
        var unit: UInt32 = 0
        for at in offset + 2..<offset + 6 {
            unit = unit << 4 | (JSONText.hexadecimalDigit(text[at]) ?? 0)
        }
        offset += 6
        return unit
    }

    /// RFC 8259 section 7: what the letter behind a backslash stands for.
    private static func meaning(of letter: UInt8) -> Unicode.Scalar {
        switch letter {
        case UInt8(ascii: "b"): "\u{8}"
        case UInt8(ascii: "f"): "\u{C}"
        case UInt8(ascii: "n"): "\n"
        case UInt8(ascii: "r"): "\r"
        case UInt8(ascii: "t"): "\t"
        default: Unicode.Scalar(letter)
        }
    }
}
