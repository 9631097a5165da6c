import ByteBuffers

extension Span<UInt8> {
    /// Whether the bytes are those of another span.
    func hasSameBytes(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        return hasPrefix(other)
    }

    /// Whether the bytes are those of a text.
    func hasSameBytes(as text: StaticString) -> Bool {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return hasSameBytes(as: bytes.span)
    }

    /// Whether the bytes begin with those of a text.
    func starts(with text: StaticString) -> Bool {
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return hasPrefix(bytes.span)
    }

    /// Whether a text of four letters or more, known when the program is built, stands at an
    /// offset; inlined, it is a few loads and comparisons.
    @inline(__always)
    func has(_ text: StaticString, at offset: Int) -> Bool {
        let letters = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        let last = letters.count &- 4
        var place = 0
        while place < last {
            let wanted = letters.loadUnaligned(fromByteOffset: place, as: UInt32.self)
            guard fourBytes(at: offset &+ place) == wanted else { return false }
            place &+= 4
        }
        let wanted = letters.loadUnaligned(fromByteOffset: last, as: UInt32.self)
        return fourBytes(at: offset &+ last) == wanted
    }

    @inline(__always)
    private func fourBytes(at offset: Int) -> UInt32 {
        bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
    }

    /// Up to seven bytes as a number that no other bytes of this count have.
    var shortWord: UInt64 {
        guard count >= 4 else { return fewBytes }
        return UInt64(fourBytes(at: 0)) | UInt64(fourBytes(at: count &- 4)) &<< 32
    }

    private var fewBytes: UInt64 {
        guard count > 0 else { return 0 }
        return UInt64(self[0]) | UInt64(self[count &>> 1]) &<< 8 | UInt64(self[count &- 1]) &<< 16
    }

    /// The eight bytes from an offset on, as a number; only equality is asked of it.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
}
