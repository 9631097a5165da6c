/// Goes through a comma-separated value (RFC 9110 5.6.1); empty elements are handed out as well.
struct ListElements {
    private var position: Int
    private let end: Int

    init(_ value: Range<Int>) {
        position = value.lowerBound
        end = value.upperBound
    }

    /// The next element, without the white space around it.
    mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
        guard position <= end else { return nil }
        let start = position
        while position < end, bytes[position] != UInt8(ascii: ",") { position += 1 }
        defer { position += 1 }
        return bytes.trimmingWhitespace(start..<position)
    }
}
