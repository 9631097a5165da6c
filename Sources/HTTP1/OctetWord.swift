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

    @inline(__always)
    private func below(_ bound: UInt64) -> UInt64 {
        (bits &- Self.ones &* bound) & ~bits
    }

    @inline(__always) private var deletes: UInt64 {
        let difference = bits ^ (Self.ones &* 0x7F)
        return (difference &- Self.ones) & ~difference
    }
}
