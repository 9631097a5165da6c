import ByteBuffers

/// Reads what a page key holds, one thing after the other; nothing when there is less.
struct PageKeyReader {
    private let bytes: [UInt8]
    private var offset = 0
    private let end: Int

    private static let checksumBytes = 8

    /// Nil when the text was not sealed for this purpose, or was changed since.
    init?(_ text: String, sealedFor purpose: StaticString) {
        let letters = Array(text.utf8)
        guard let bytes = Base64URL.decode(letters.span), bytes.count >= Self.checksumBytes else {
            return nil
        }
        self.bytes = bytes
        end = bytes.count - Self.checksumBytes
        var seal = self
        seal.offset = end
        let checksum = Self.checksum(of: bytes.span.extracting(..<end), for: purpose)
        guard seal.number(bytes: Self.checksumBytes, upTo: bytes.count) == checksum else {
            return nil
        }
    }

    var isAtEnd: Bool { offset == end }

    /// The hash of what a key holds, behind what it is for. It is no secret: it tells damage, not
    /// intent, and what a key holds is looked at as closely as what a query holds.
    static func checksum(of bytes: Span<UInt8>, for purpose: StaticString) -> UInt64 {
        var hash = FNV1a()
        hash.combine("oneagent-emulator page key")
        hash.combineNull()
        hash.combine(purpose)
        hash.combineNull()
        hash.combine(bytes)
        return hash.value
    }

    /// Reads a number of so many bytes, the highest first.
    mutating func number(bytes count: Int) -> UInt64? { number(bytes: count, upTo: end) }

    private mutating func number(bytes count: Int, upTo end: Int) -> UInt64? {
        guard count <= end - offset else { return nil }
        var number: UInt64 = 0
        for byte in bytes[offset..<offset + count] { number = number << 8 | UInt64(byte) }
        offset += count
        return number
    }

    /// Reads a number of eight bytes that counts something.
    mutating func count() -> Int? { number(bytes: 8).flatMap { Int(exactly: $0) } }

    mutating func time() -> Timestamp? {
        number(bytes: 8).map { Timestamp(milliseconds: Int64(bitPattern: $0)) }
    }

    mutating func boolean() -> Bool? {
        switch number(bytes: 1) {
        case 0: false
        case 1: true
        default: nil
        }
    }

    /// Reads a text behind its length; nil when it is not UTF-8 or the length is wrong.
    mutating func text() -> String? {
        guard let count = number(bytes: 4), count <= end - offset else { return nil }
        let range = offset..<offset + Int(count)
        offset = range.upperBound
        return String(validating: bytes[range], as: UTF8.self)
    }
}
