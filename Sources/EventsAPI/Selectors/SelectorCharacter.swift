/// What the bytes of an entity selector may be part of.
enum SelectorCharacter {
    /// A bit for each of the ASCII characters `-` `.` `0` to `9` and `:`, and of `A` to `Z`, `_` and
    /// `a` to `z` counted from 0x40.
    private static var lowerBits: UInt64 { 0x07FF_6000_0000_0000 }
    private static var upperBits: UInt64 { 0x07FF_FFFE_87FF_FFFE }

    /// Letters, digits and `.` `_` `:` `-`: what a type is made of.
    @inline(__always)
    static func isOfType(_ byte: UInt8) -> Bool {
        // Most are letters: one test tells those of either case.
        if (byte | 0x20) &- UInt8(ascii: "a") < 26 { return true }
        let bits = byte & 0x40 == 0 ? lowerBits : upperBits
        return byte < 0x80 && bits &>> UInt64(byte) & 1 == 1
    }

    /// What a type is made of and everything beyond ASCII, since attributes are anybody's.
    @inline(__always)
    static func isOfName(_ byte: UInt8) -> Bool {
        byte >= 0x80 || isOfType(byte)
    }

    @inline(__always)
    static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte <= 0x20 && (byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D)
    }

    /// Whether a text that has this byte can only be given in quotation marks.
    @inline(__always)
    static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "(") || byte == UInt8(ascii: "\"")
    }

    /// Whether a backslash stands there before a quotation mark or another backslash.
    @inline(__always)
    static func isEscape(at offset: Int, in text: Span<UInt8>) -> Bool {
        guard text[offset] == UInt8(ascii: "\\"), offset &+ 1 < text.count else { return false }
        let next = text[offset &+ 1]
        return next == UInt8(ascii: "\"") || next == UInt8(ascii: "\\")
    }
}
