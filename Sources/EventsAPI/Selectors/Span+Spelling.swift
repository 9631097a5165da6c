extension Span<UInt8> {
    /// Whether the bytes of `range` spell `word`, ASCII letters of either case being equal.
    @inline(__always)
    func spells(_ word: StaticString, in range: Range<Int>) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        return begins(word, in: range)
    }

    /// Whether the bytes of `range` begin with `word`, ASCII letters of either case being equal.
    @inline(__always)
    func begins(_ word: StaticString, in range: Range<Int>) -> Bool {
        let count = word.utf8CodeUnitCount
        guard range.count >= count else { return false }
        var index = 0
        while index < count, isLetter(at: range.lowerBound &+ index, word, index) { index &+= 1 }
        return index == count
    }

    /// Whether the bytes of two ranges are equal, ASCII letters of either case being equal.
    func spellsAlike(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        guard one.count == other.count else { return false }
        for index in 0..<one.count {
            let difference = self[one.lowerBound + index] ^ self[other.lowerBound + index]
            let isLetter =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= self[one.lowerBound + index] | 0x20
            guard difference == 0 || (difference == 0x20 && isLetter) else { return false }
        }
        return true
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
        self[offset] | 0x20 == word.utf8Start[index] | 0x20
    }
}
