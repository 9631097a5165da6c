extension Span<UInt8> {
    /// Whether the bytes are those of another span.
    func hasSameBytes(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        return starts(with: other)
    }

    /// Whether the bytes are those of a text.
    func hasSameBytes(as text: StaticString) -> Bool {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return hasSameBytes(as: bytes.span)
    }

    /// Whether the bytes begin with those of a text.
    func starts(with text: StaticString) -> Bool {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return starts(with: bytes.span)
    }

    /// Compares eight bytes at a time; the last group overlaps the one before.
    private func starts(with other: Span<UInt8>) -> Bool {
        let length = other.count
        guard count >= length else { return false }
        guard length >= 8 else { return starts(withFew: other) }
        var place = 0
        while place &+ 8 < length {
            guard word(at: place) == other.word(at: place) else { return false }
            place &+= 8
        }
        return word(at: length &- 8) == other.word(at: length &- 8)
    }

    private func starts(withFew other: Span<UInt8>) -> Bool {
        for place in other.indices where self[place] != other[place] { return false }
        return true
    }

    /// The eight bytes from an offset on, as a number; only equality is asked of it.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
}
