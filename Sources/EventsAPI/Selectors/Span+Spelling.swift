extension Span<UInt8> {
    /// Whether the bytes of `range` spell `word`, ASCII letters of either case being equal.
    @inline(__always)
    func spells(_ word: StaticString, in range: Range<Int>) -> Bool {
        range.count == word.utf8CodeUnitCount && begins(word, in: range)
    }

    /// Whether the bytes of `range` begin with `word`, ASCII letters of either case being equal.
    @inline(__always)
    func begins(_ word: StaticString, in range: Range<Int>) -> Bool {
        let count = word.utf8CodeUnitCount
        guard range.count >= count else { return false }
        let start = range.lowerBound
        var index = 0
        while index &+ 8 <= count {
            guard foldedEight(at: start &+ index) == word.foldedEight(at: index) else {
                return false
            }
            index &+= 8
        }
        if index &+ 4 <= count {
            guard foldedFour(at: start &+ index) == word.foldedFour(at: index) else {
                return false
            }
            index &+= 4
        }
        while index < count, isLetter(at: start &+ index, word, index) { index &+= 1 }
        return index == count
    }

    /// Whether the bytes of two ranges are equal, ASCII letters of either case being equal.
    func spellsAlike(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        guard one.count == other.count else { return false }
        let distance = other.lowerBound - one.lowerBound
        return one.allSatisfy { folded(self[$0]) == folded(self[$0 + distance]) }
    }

    /// Whether one letter inserted, left out, replaced or swapped with its neighbour makes `word`.
    func isOneSlip(from word: StaticString, in range: Range<Int>) -> Bool {
        let count = word.utf8CodeUnitCount
        let shorter = Swift.min(count, range.count)
        var head = 0
        while head < shorter, isLetter(at: range.lowerBound + head, word, head) { head += 1 }
        var tail = 0
        while tail < shorter - head,
            isLetter(at: range.upperBound - 1 - tail, word, count - 1 - tail)
        {
            tail += 1
        }
        let (given, wanted) = (range.count - head - tail, count - head - tail)
        guard given == 2, wanted == 2 else { return Swift.max(given, wanted) == 1 }
        return isLetter(at: range.lowerBound + head, word, head + 1)
            && isLetter(at: range.lowerBound + head + 1, word, head)
    }

    @inline(__always)
    private func isLetter(at offset: Int, _ word: StaticString, _ index: Int) -> Bool {
        folded(self[offset]) == folded(word.utf8Start[index])
    }

    /// Eight bytes from `offset` on, the first in the lowest bits; there must be eight.
    @inline(__always)
    func eight(at offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    private func foldedEight(at offset: Int) -> UInt64 { folded(eight(at: offset)) }

    @inline(__always)
    private func foldedFour(at offset: Int) -> UInt64 {
        let word = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
        return folded(UInt64(UInt32(littleEndian: word)))
    }
}

extension StaticString {
    @inline(__always)
    fileprivate func foldedEight(at index: Int) -> UInt64 {
        let raw = UnsafeRawPointer(utf8Start)
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        return folded(UInt64(littleEndian: word))
    }

    @inline(__always)
    fileprivate func foldedFour(at index: Int) -> UInt64 {
        let raw = UnsafeRawPointer(utf8Start)
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt32.self)
        return folded(UInt64(UInt32(littleEndian: word)))
    }
}

/// In each byte from 0x40 on the bit 0x20 set, so that upper-case letters become lower-case ones;
/// no other byte becomes a letter.
@inline(__always)
private func folded(_ bytes: UInt64) -> UInt64 {
    bytes | (bytes & 0x4040_4040_4040_4040) >> 1
}

@inline(__always)
private func folded(_ byte: UInt8) -> UInt8 {
    byte | (byte & 0x40) >> 1
}
