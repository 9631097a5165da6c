import ByteBuffers

/// Gathers what a page key holds, and seals it with a checksum.
struct PageKeyWriter: ~Copyable {
    private var bytes = ByteBuffer(capacity: 128)

    /// Appends the lowest `count` bytes of a number, the highest first, as the vendor's keys have
    /// them.
    mutating func append(_ number: UInt64, bytes count: Int) {
        for place in (0..<count).reversed() {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(8 * place)))
        }
    }

    mutating func append(_ time: Timestamp) {
        append(UInt64(bitPattern: time.milliseconds), bytes: 8)
    }

    /// Appends a text behind its length; nothing and an empty text are the same.
    mutating func append(_ text: String?) {
        append(UInt64((text ?? "").utf8.count), bytes: 4)
        bytes.append(text: text ?? "")
    }

    /// The key, which only a reader of the same purpose takes.
    consuming func sealed(for purpose: StaticString) -> String {
        append(PageKeyReader.checksum(of: bytes.span, for: purpose), bytes: 8)
        var text = ByteBuffer(capacity: bytes.count / 3 * 4 + 4)
        Base64URL.append(bytes.span, to: &text)
        return String(text.span)
    }
}
