/// The place that the reading of an entity selector has come to, and the smallest things read there.
struct SelectorCursor {
    private(set) var offset = 0

    /// Goes over spaces, tabs and line ends.
    @inline(__always)
    mutating func skipWhiteSpace(_ text: Span<UInt8>) {
        while offset < text.count, Self.isWhiteSpace(text[offset]) { offset &+= 1 }
    }

    /// Goes over `byte`, if it is the next one.
    @inline(__always)
    mutating func take(_ byte: Unicode.Scalar, _ text: Span<UInt8>) -> Bool {
        guard offset < text.count, text[offset] == UInt8(ascii: byte) else { return false }
        offset &+= 1
        return true
    }

    /// Reads the longest run of characters that the name of a criterion may have; it may be empty.
    mutating func readName(_ text: Span<UInt8>) -> Range<Int> {
        let start = offset
        while offset < text.count, Self.isNameCharacter(text[offset]) { offset &+= 1 }
        return start..<offset
    }

    /// Reads a value, quoted or not.
    ///
    /// - Throws: a value that is missing, a quote without its end, or a symbol that needs quotes.
    mutating func readValue(_ text: Span<UInt8>) throws(SelectorError) -> SelectorValue {
        guard take("\"", text) else { return try readBareValue(text) }
        return try readQuotedValue(text)
    }

    /// SEL: text with "certain symbols, such as parentheses or a comma" stands in quotation marks.
    private mutating func readBareValue(
        _ text: Span<UInt8>
    ) throws(SelectorError) -> SelectorValue {
        let start = offset
        var end = offset
        scan: while offset < text.count {
            switch text[offset] {
            case UInt8(ascii: ","), UInt8(ascii: ")"): break scan
            case UInt8(ascii: "("), UInt8(ascii: "\""): throw .quotesNeeded(at: offset)
            case UInt8(ascii: " "), 0x09, 0x0A, 0x0D: break
            default: end = offset &+ 1
            }
            offset &+= 1
        }
        guard end > start else { throw .valueExpected(at: start) }
        return SelectorValue(range: start..<end, hasEscapes: false)
    }

    /// A backslash stands for itself, except before a quotation mark or another backslash.
    private mutating func readQuotedValue(
        _ text: Span<UInt8>
    ) throws(SelectorError) -> SelectorValue {
        let start = offset
        var hasEscapes = false
        while offset < text.count, text[offset] != UInt8(ascii: "\"") {
            let isEscape =
                text[offset] == UInt8(ascii: "\\") && Self.isEscapable(after: offset, text)
            hasEscapes = hasEscapes || isEscape
            offset &+= isEscape ? 2 : 1
        }
        guard offset < text.count else { throw .unterminatedQuote(at: start &- 1) }
        offset &+= 1
        return SelectorValue(range: start..<offset &- 1, hasEscapes: hasEscapes)
    }

    private static func isEscapable(after backslash: Int, _ text: Span<UInt8>) -> Bool {
        guard backslash &+ 1 < text.count else { return false }
        let byte = text[backslash &+ 1]
        return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    @inline(__always)
    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (byte >= 0x09 && byte <= 0x0D && byte != 0x0B && byte != 0x0C)
    }

    /// Letters, digits, `.` `_` `-` `:` and everything beyond ASCII.
    @inline(__always)
    private static func isNameCharacter(_ byte: UInt8) -> Bool {
        let letter = byte | 0x20
        if letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") { return true }
        // The digits and the colon that follows them in ASCII.
        if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: ":") { return true }
        return byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
            || byte >= 0x80
    }
}
