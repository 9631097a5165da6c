extension Span<UInt8> {
    /// The eight bytes from a place on, of which the caller knows that they are there.
    @inline(__always)
    private func word(at place: Int) -> OctetWord {
        let bits = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)
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
        firstOutside(.token, from: start)
    }

    /// The first byte at or behind `start` that is not in a set to which letters, digits and the
    /// hyphen belong, or the end.
    @inline(__always)
    func firstOutside(_ set: OctetSet, from start: Int) -> Int {
        var place = start
        while place &+ 8 <= count {
            let marks = word(at: place).unusuals
            // Eight when there is no mark.
            place &+= marks.trailingZeroBitCount / 8
            if marks == 0 { continue }
            guard set.contains(self[place]) else { return place }
            place &+= 1
        }
        while place < count, set.contains(self[place]) { place &+= 1 }
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
        range.count == text.utf8CodeUnitCount
            && starts(at: range.lowerBound, text, isFolding: false)
    }

    /// Whether this text, given in lower case, stands in the range in any case.
    @inline(__always)
    func matchesIgnoringCase(_ range: Range<Int>, _ text: StaticString) -> Bool {
        range.count == text.utf8CodeUnitCount && startsIgnoringCase(at: range.lowerBound, text)
    }

    /// Whether this text, given in lower case, stands at a place in any case.
    @inline(__always)
    func startsIgnoringCase(at place: Int, _ text: StaticString) -> Bool {
        starts(at: place, text, isFolding: true)
    }

    @inline(__always)
    private func starts(at place: Int, _ text: StaticString, isFolding: Bool) -> Bool {
        guard count &- place >= text.utf8CodeUnitCount else { return false }
        let text = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        if text.count >= 8 {
            return starts(at: place, text, UInt64(0x4040_4040_4040_4040), isFolding)
        }
        if text.count >= 4 { return starts(at: place, text, UInt32(0x4040_4040), isFolding) }
        return starts(at: place, text, UInt8(0x40), isFolding)
    }

    /// Compares integer by integer; the last one overlaps the one before it where need be.
    ///
    /// `letters` has the bit of each byte that letters have, but neither hyphens nor colons. Where
    /// the text has it, the bit that makes small letters is set before comparing.
    @inline(__always)
    private func starts<Unit: FixedWidthInteger & BitwiseCopyable>(
        at place: Int, _ text: UnsafeRawBufferPointer, _ letters: Unit, _ isFolding: Bool
    ) -> Bool {
        let last = text.count &- MemoryLayout<Unit>.size
        var offset = 0
        while offset <= last {
            let known = text.loadUnaligned(fromByteOffset: offset, as: Unit.self)
            let fold = isFolding ? (known & letters) &>> 1 : 0
            let unit = bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: place &+ offset, as: Unit.self)
            if unit | fold != known { return false }
            if offset == last { return true }
            offset = Swift.min(offset &+ MemoryLayout<Unit>.size, last)
        }
        return true
    }
}
