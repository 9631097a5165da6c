extension Span<UInt8> {
    @inline(__always)
    func word(at offset: Int) -> OctetWord {
        let bits = bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return OctetWord(bits: UInt64(littleEndian: bits))
    }

    /// The first control character at or behind `start`, or the end.
    @inline(__always)
    func firstControl(from start: Int) -> Int {
        var place = start
        while place &+ 8 <= count {
            let marks = word(at: place).controls
            if marks != 0 { return place &+ marks.trailingZeroBitCount / 8 }
            place &+= 8
        }
        while place < count, !self[place].isControl { place &+= 1 }
        return place
    }

    /// The first byte at or behind `start` that is not a visible ASCII character, or the end.
    @inline(__always)
    func firstInvisible(from start: Int) -> Int {
        var place = start
        while place &+ 8 <= count {
            let marks = word(at: place).invisibles
            if marks != 0 { return place &+ marks.trailingZeroBitCount / 8 }
            place &+= 8
        }
        while place < count, self[place] > 0x20, self[place] < 0x7F { place &+= 1 }
        return place
    }

    /// The first byte at or behind `start` that no token may contain, or the end.
    @inline(__always)
    func firstOutsideToken(from start: Int) -> Int {
        var place = start
        while place < count, OctetSet.token.contains(self[place]) { place &+= 1 }
        return place
    }

    /// The range without the spaces and tabs at its ends.
    @inline(__always)
    func trimmingWhitespace(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, self[start].isWhitespace { start &+= 1 }
        while start < end, self[end &- 1].isWhitespace { end &-= 1 }
        return start..<end
    }

    /// Whether exactly this text stands in the range.
    @inline(__always)
    func matches(_ range: Range<Int>, _ text: StaticString) -> Bool {
        matches(range, text, foldingBits: 0)
    }

    /// Whether this text, given in lower case, stands in the range in any case.
    ///
    /// Folding is exact for letters only: a text with a hyphen would match a carriage return.
    @inline(__always)
    func matchesIgnoringCase(_ range: Range<Int>, _ text: StaticString) -> Bool {
        matches(range, text, foldingBits: 0x20)
    }

    @inline(__always)
    private func matches(_ range: Range<Int>, _ text: StaticString, foldingBits: UInt8) -> Bool {
        guard range.count == text.utf8CodeUnitCount else { return false }
        let known = UnsafeRawBufferPointer(start: text.utf8Start, count: range.count)
        return if known.count >= 8 {
            matches(range, known, UInt64(foldingBits) &* 0x0101_0101_0101_0101)
        } else if known.count >= 4 {
            matches(range, known, UInt32(foldingBits) &* 0x0101_0101)
        } else {
            matches(range, known, foldingBits)
        }
    }

    /// Compares integer by integer; the last one overlaps the one before it where need be.
    @inline(__always)
    private func matches<Unit: FixedWidthInteger & BitwiseCopyable>(
        _ range: Range<Int>, _ known: UnsafeRawBufferPointer, _ fold: Unit
    ) -> Bool {
        let last = known.count &- MemoryLayout<Unit>.size
        var offset = 0
        while offset <= last {
            let place = range.lowerBound &+ offset
            let unit = bytes.unsafeLoadUnaligned(fromByteOffset: place, as: Unit.self)
            if unit | fold != known.loadUnaligned(fromByteOffset: offset, as: Unit.self) {
                return false
            }
            if offset == last { return true }
            offset = Swift.min(offset &+ MemoryLayout<Unit>.size, last)
        }
        return true
    }
}
