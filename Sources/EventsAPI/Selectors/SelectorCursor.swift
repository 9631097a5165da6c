/// The place that the reading of an entity selector has come to, and the smallest things read there.
struct SelectorCursor {
    var offset = 0

    /// Goes over spaces, tabs and line ends.
    @inline(__always)
    mutating func skipWhiteSpace(_ text: Span<UInt8>) {
        while offset < text.count, SelectorCharacter.isWhiteSpace(text[offset]) { offset &+= 1 }
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
        var end = start
        while end < text.count, SelectorCharacter.isOfName(text[end]) { end &+= 1 }
        offset = end
        return start..<end
    }

    /// What stands before the next opening parenthesis, if one is near: a guess at a name, made
    /// for speed, that is neither read nor known to be one.
    @inline(__always)
    func guessName(_ text: Span<UInt8>) -> Range<Int>? {
        var end = offset
        while end &+ 8 <= text.count, end &- offset < 24 {
            let difference = text.eight(at: end) ^ 0x2828_2828_2828_2828
            let marks = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
            guard marks == 0 else { return offset..<end &+ marks.trailingZeroBitCount / 8 }
            end &+= 8
        }
        while end < text.count, end &- offset < 24 {
            if text[end] == UInt8(ascii: "(") { return offset..<end }
            end &+= 1
        }
        return nil
    }

    /// The value between `start` and a closing parenthesis, if it is the only one and has neither
    /// white space around it nor escapes.
    @inline(__always)
    func guessValue(from start: Int, _ text: Span<UInt8>) -> Range<Int>? {
        guard start < text.count else { return nil }
        let isQuoted = text[start] == UInt8(ascii: "\"")
        let value =
            isQuoted ? guessQuotedValue(start &+ 1, text) : start..<bareEnd(from: start, text)
        let end = value.upperBound &+ (isQuoted ? 1 : 0)
        guard !value.isEmpty, end < text.count, text[end] == UInt8(ascii: ")") else { return nil }
        return value
    }

    /// The offset of the first byte from `start` on that may end a bare value, or the text's length.
    @inline(__always)
    private func bareEnd(from start: Int, _ text: Span<UInt8>) -> Int {
        var end = start
        var marks: UInt64 = 0
        while marks == 0, end &+ 8 <= text.count {
            let bytes = text.eight(at: end)
            // The lowest of these bits lies in the first byte that is a comma or below.
            marks = (bytes &- 0x2D2D_2D2D_2D2D_2D2D) & ~bytes & 0x8080_8080_8080_8080
            end &+= marks == 0 ? 8 : marks.trailingZeroBitCount / 8
        }
        while end < text.count, text[end] > UInt8(ascii: ",") { end &+= 1 }
        return end
    }

    /// What stands before the next quotation mark; nothing when a backslash comes first.
    private func guessQuotedValue(_ start: Int, _ text: Span<UInt8>) -> Range<Int> {
        var end = start
        while end < text.count, text[end] != UInt8(ascii: "\"") {
            if text[end] == UInt8(ascii: "\\") { return start..<start }
            end &+= 1
        }
        return start..<end
    }

    /// Reads a value, quoted or not.
    ///
    /// - Throws: a value that is missing, a quote without its end, or a symbol that needs quotes.
    @inline(__always)
    mutating func readValue(_ text: Span<UInt8>) throws(SelectorError) -> SelectorValue {
        guard take("\"", text) else { return try readBareValue(text) }
        return try readQuotedValue(text)
    }

    /// SEL: text with "certain symbols, such as parentheses or a comma" stands in quotation marks.
    private mutating func readBareValue(
        _ text: Span<UInt8>
    ) throws(SelectorError) -> SelectorValue {
        let start = offset
        var place = start
        var end = start
        while place < text.count {
            let byte = text[place]
            // All that may end a value stands in ASCII before the hyphen.
            if byte <= UInt8(ascii: ",") {
                if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")") { break }
                if SelectorCharacter.needsQuotes(byte) { throw .quotesNeeded(at: place) }
                if SelectorCharacter.isWhiteSpace(byte) {
                    place &+= 1
                    continue
                }
            }
            place &+= 1
            end = place
        }
        offset = place
        guard end > start else { throw .valueExpected(at: start) }
        return SelectorValue(range: start..<end, hasEscapes: false)
    }

    /// A backslash stands for itself, except before a quotation mark or another backslash.
    private mutating func readQuotedValue(
        _ text: Span<UInt8>
    ) throws(SelectorError) -> SelectorValue {
        let start = offset
        var place = start
        var hasEscapes = false
        while place < text.count, text[place] != UInt8(ascii: "\"") {
            let isEscape = SelectorCharacter.isEscape(at: place, in: text)
            hasEscapes = hasEscapes || isEscape
            place &+= isEscape ? 2 : 1
        }
        guard place < text.count else { throw .unterminatedQuote(at: start &- 1) }
        offset = place &+ 1
        return SelectorValue(range: start..<place, hasEscapes: hasEscapes)
    }
}
