// The terminals of the grammar: white space, strings and words. Numbers have a type of their own.

extension JSONReader {
    /// The first byte from the offset on that is not white space; the offset moves to it.
    @inlinable
    @inline(__always)
    mutating func significantByte(_ text: Span<UInt8>) throws(JSONError) -> UInt8 {
        if offset < text.count, text[unchecked: offset] > 0x20 { return text[unchecked: offset] }
        return try byteBehindWhiteSpace(text)
    }

    @usableFromInline
    @inline(never)
    mutating func byteBehindWhiteSpace(_ text: Span<UInt8>) throws(JSONError) -> UInt8 {
        skipWhiteSpace(text)
        guard offset < text.count else { throw .unexpectedEnd(at: offset) }
        return text[offset]
    }

    /// RFC 8259 section 2: space, tab, line feed and carriage return, nothing else.
    mutating func skipWhiteSpace(_ text: Span<UInt8>) {
        let start = offset
        while offset < text.count, JSONText.isWhiteSpace(text[offset]) { offset &+= 1 }
        insignificantBytes &+= offset &- start
    }

    /// RFC 8259 section 4: what separates a name from its value.
    @inlinable
    @inline(__always)
    mutating func skipColon(_ text: Span<UInt8>) throws(JSONError) {
        if offset < text.count, text[unchecked: offset] == UInt8(ascii: ":") {
            offset &+= 1
        } else {
            try skipDistantColon(text)
        }
    }

    @usableFromInline
    @inline(never)
    mutating func skipDistantColon(_ text: Span<UInt8>) throws(JSONError) {
        guard try byteBehindWhiteSpace(text) == UInt8(ascii: ":") else {
            throw .expectedColon(at: offset)
        }
        offset &+= 1
    }

    // MARK: Strings (RFC 8259 section 7)

    @inlinable
    @inline(__always)
    mutating func string(
        _ text: Span<UInt8>, as kind: JSONToken.Kind
    ) throws(JSONError) -> JSONToken {
        let end = SixteenBytes.plainEnd(in: text, from: offset &+ 1)
        guard end < text.count, text[unchecked: end] == UInt8(ascii: "\"") else {
            return try stringBeyondPlain(text, as: kind, from: end)
        }
        let start = offset
        offset = end &+ 1
        return JSONToken(kind, start: start, end: end &+ 1)
    }

    /// Reads a string that is plain up to `plainEnd` only.
    @usableFromInline
    @inline(never)
    mutating func stringBeyondPlain(
        _ text: Span<UInt8>, as kind: JSONToken.Kind, from plainEnd: Int
    ) throws(JSONError) -> JSONToken {
        let start = offset
        var at = plainEnd
        var hasEscapes = false
        while at == text.count || text[at] != UInt8(ascii: "\"") {
            at = try Self.specialEnd(text, from: at, hasEscapes: &hasEscapes)
            at = SixteenBytes.plainEnd(in: text, from: at)
        }
        offset = at &+ 1
        return JSONToken(kind, start: start, end: offset, hasEscapes: hasEscapes)
    }

    /// Checks one escape or a run of what is not ASCII, and gives the offset behind it.
    private static func specialEnd(
        _ text: Span<UInt8>, from offset: Int, hasEscapes: inout Bool
    ) throws(JSONError) -> Int {
        guard offset < text.count else { throw .unterminatedString(at: offset) }
        let byte = text[offset]
        guard byte >= 0x20 else { throw .controlCharacter(at: offset) }
        guard byte == UInt8(ascii: "\\") else { return try multibyteEnd(text, from: offset) }
        hasEscapes = true
        return try escapeEnd(text, from: offset)
    }

    private static func multibyteEnd(_ text: Span<UInt8>, from offset: Int) throws(JSONError) -> Int
    {
        var at = offset
        while at < text.count, text[at] > 0x7F {
            switch UTF8Sequence(at: at, of: text) {
            case .scalar(let length): at &+= length
            case .cutOff: throw .unterminatedString(at: text.count)
            case .invalid: throw .invalidUTF8(at: at)
            }
        }
        return at
    }

    private static func escapeEnd(_ text: Span<UInt8>, from backslash: Int) throws(JSONError) -> Int
    {
        guard backslash + 1 < text.count else { throw .unterminatedString(at: text.count) }
        switch text[backslash + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return backslash + 2
        case UInt8(ascii: "u"): break
        default: throw .invalidEscape(at: backslash)
        }
        for at in backslash + 2..<backslash + 6 {
            guard at < text.count else { throw .unterminatedString(at: text.count) }
            guard JSONText.hexadecimalDigit(text[at]) != nil else {
                throw .invalidUnicodeEscape(at: backslash)
            }
        }
        return backslash + 6
    }

    // MARK: Words (RFC 8259 section 3)

    static func literal(
        _ word: StaticString, as kind: JSONToken.Kind, in text: Span<UInt8>, at offset: Int
    ) throws(JSONError) -> JSONToken {
        let end = offset + word.utf8CodeUnitCount
        for at in offset..<end {
            guard at < text.count else { throw .unexpectedEnd(at: at) }
            guard text[at] == word.utf8Start[at - offset] else {
                throw .invalidLiteral(at: offset)
            }
        }
        return JSONToken(kind, start: offset, end: end)
    }
}
