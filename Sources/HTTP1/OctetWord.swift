/// Eight bytes of text looked at together; the first of them is the lowest.
///
/// The marks are the top bits of bytes. A mark above the lowest one may be wrong, because a
/// subtraction borrows: only the lowest counts.
struct OctetWord {
    let bits: UInt64

    @inline(__always) private static var ones: UInt64 { 0x0101_0101_0101_0101 }
    @inline(__always) private static var tops: UInt64 { 0x8080_8080_8080_8080 }

    /// Marks control characters: below 0x20, and DEL.
    @inline(__always) var controls: UInt64 {
        (below(0x20) | deletes) & Self.tops
    }

    /// Marks what is not a visible ASCII character.
    @inline(__always) var invisibles: UInt64 {
        (below(0x21) | deletes | bits) & Self.tops
    }

    /// Marks what is neither a letter nor a digit nor a hyphen. All of these marks are exact.
    @inline(__always) var unusuals: UInt64 {
        let ascii = bits & ~Self.tops
        let lowered = ascii | (Self.ones &* 0x20)
        let letters = atLeast(UInt8(ascii: "a"), lowered) & ~atLeast(UInt8(ascii: "z") + 1, lowered)
        let digits = atLeast(UInt8(ascii: "0"), ascii) & ~atLeast(UInt8(ascii: "9") + 1, ascii)
        let noHyphens = (ascii ^ (Self.ones &* 0x2D)) &+ (Self.ones &* 0x7F)
        return (~(letters | digits) & noHyphens | bits) & Self.tops
    }

    /// Marks the bytes from a bound on, of bytes below 0x80: nothing is carried between them.
    @inline(__always)
    private func atLeast(_ bound: UInt8, _ ascii: UInt64) -> UInt64 {
        ascii &+ Self.ones &* UInt64(0x80 - bound)
    }

    @inline(__always)
    private func below(_ bound: UInt64) -> UInt64 {
        (bits &- Self.ones &* bound) & ~bits
    }

    @inline(__always) private var deletes: UInt64 {
        let difference = bits ^ (Self.ones &* 0x7F)
        return (difference &- Self.ones) & ~difference
    }
}
