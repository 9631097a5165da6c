/// Eight bytes of a text looked at in one go: a lane for each, the first in the lowest bits.
///
/// Every test answers with a word whose lowest set bit lies in the lane of the first byte that
/// passes; lanes above that one may be wrong, because a borrow can reach them.
@usableFromInline
struct EightBytes {
    @usableFromInline let lanes: UInt64

    /// The bytes from `offset` on; there must be eight.
    @inlinable
    init(of text: Span<UInt8>, at offset: Int) {
        let word = text.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        lanes = UInt64(littleEndian: word)
    }

    /// Marks what cannot stand for itself in a string or is not ASCII: a quotation mark, a
    /// backslash, a byte under 0x20 or over 0x7F.
    @inlinable var special: UInt64 {
        // Flipping bit 1 takes 0x22 to 0x20 and keeps the controls under 0x20: one test for both.
        let quoteOrControl = (lanes ^ 0x0202_0202_0202_0202) &- 0x2121_2121_2121_2121
        return (quoteOrControl | belowOne(lanes ^ 0x5C5C_5C5C_5C5C_5C5C) | lanes) & Self.highBits
    }

    /// Marks backslashes, in a text that has them or not.
    @inlinable var backslash: UInt64 {
        let difference = lanes ^ 0x5C5C_5C5C_5C5C_5C5C
        return belowOne(difference) & ~difference & Self.highBits
    }

    /// How many of the bytes begin a scalar, in UTF-8: all that are not of the form 10xxxxxx.
    @inlinable var scalarStarts: Int {
        8 &- (lanes & (~lanes << 1) & Self.highBits).nonzeroBitCount
    }

    @inlinable static var highBits: UInt64 { 0x8080_8080_8080_8080 }

    /// The lane, from 0 to 7, of the first byte that passed a test; something must have passed.
    @inlinable
    static func first(in marks: UInt64) -> Int { marks.trailingZeroBitCount &>> 3 }

    @inlinable
    func belowOne(_ difference: UInt64) -> UInt64 { difference &- 0x0101_0101_0101_0101 }
}

extension EightBytes {
    /// The offset of the first byte from `offset` on that `special` marks, or the text's length.
    @inlinable
    static func plainEnd(in text: Span<UInt8>, from offset: Int) -> Int {
        var at = offset
        while at &+ 8 <= text.count {
            let marks = EightBytes(of: text, at: at).special
            if marks != 0 { return at &+ first(in: marks) }
            at &+= 8
        }
        while at < text.count, !isSpecial(text[at]) { at &+= 1 }
        return at
    }

    @inlinable
    static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte > 0x7F
    }
}
