/// Sixteen bytes of a text looked at in one go.
///
/// Each test answers with a mark in the highest bit of every byte that passes, eight bytes to a
/// word, the first byte lowest. It is arithmetic because Swift compares vectors lane by lane.
@usableFromInline
struct SixteenBytes {
    @usableFromInline let lanes: SIMD16<UInt8>

    /// The bytes from `offset` on. The caller has made sure that there are sixteen; checking it
    /// once more would be felt in every string.
    @inlinable
    @inline(__always)
    init(of text: Span<UInt8>, at offset: Int) {
        lanes = text.bytes
            .unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
    }

    /// Marks what cannot stand for itself in a string or is not ASCII: a quotation mark, a
    /// backslash, a byte under 0x20 or over 0x7F.
    @inlinable
    @inline(__always)
    var special: SIMD2<UInt64> {
        // Flipping bit 1 takes 0x22 to 0x20 and keeps the controls under 0x20: one test for both.
        let quoteOrControl = (lanes ^ SIMD16(repeating: 0x02)) &- SIMD16(repeating: 0x21)
        return Self.highBits(quoteOrControl | (fromBackslash &- SIMD16(repeating: 1)) | lanes)
    }

    /// Marks backslashes.
    @inline(__always)
    var backslash: SIMD2<UInt64> {
        Self.highBits((fromBackslash &- SIMD16(repeating: 1)) & ~fromBackslash)
    }

    /// Marks the bytes that begin a scalar, in UTF-8: all that are not of the form 10xxxxxx.
    @inline(__always)
    var scalarStart: SIMD2<UInt64> {
        // Adding a byte to itself moves bit 6 to the highest place.
        Self.highBits(~lanes | (lanes &+ lanes))
    }

    @inlinable
    @inline(__always)
    var fromBackslash: SIMD16<UInt8> { lanes ^ SIMD16(repeating: 0x5C) }

    @inlinable
    @inline(__always)
    static func highBits(_ lanes: SIMD16<UInt8>) -> SIMD2<UInt64> {
        let words = unsafeBitCast(lanes & SIMD16(repeating: 0x80), to: SIMD2<UInt64>.self)
        return SIMD2(UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
    }

    /// The place, from 0 to 15, of the first byte that has a mark; 16 when none has.
    @inlinable
    @inline(__always)
    static func first(in marks: SIMD2<UInt64>) -> Int {
        if marks[0] != 0 { return marks[0].trailingZeroBitCount &>> 3 }
        return 8 &+ (marks[1].trailingZeroBitCount &>> 3)
    }
}

extension SixteenBytes {
    /// The offset of the first byte from `offset` on that `special` marks, or the text's length.
    @inlinable
    @inline(__always)
    static func plainEnd(in text: Span<UInt8>, from offset: Int) -> Int {
        var at = offset
        while at <= text.count &- 16 {
            let place = first(in: SixteenBytes(of: text, at: at).special)
            if place < 16 { return at &+ place }
            at &+= 16
        }
        return plainEndNearEnd(of: text, from: at)
    }

    /// The same where fewer than sixteen bytes are left.
    @usableFromInline
    @inline(never)
    static func plainEndNearEnd(of text: Span<UInt8>, from offset: Int) -> Int {
        let start = text.count &- 16
        guard start >= 0 else { return plainEndBytewise(of: text, from: offset) }
        // Look at the last sixteen, but not at those of them in front of the offset.
        let words = SixteenBytes(of: text, at: start).special
        let marks = UInt128(words[1]) << 64 | UInt128(words[0])
        let place = (marks >> UInt128((offset &- start) &* 8)).trailingZeroBitCount &>> 3
        return min(offset &+ place, text.count)
    }

    private static func plainEndBytewise(of text: Span<UInt8>, from offset: Int) -> Int {
        var at = offset
        while at < text.count, !isSpecial(text[at]) { at &+= 1 }
        return at
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte > 0x7F
    }
}
