// The parts of the grammar that are no structure: white space, strings, numbers, words.

extension JSONReader {
    /// The first byte from the offset on that is not white space; the offset moves to it.
    @inlinable
    mutating func significantByte(_ text: Span<UInt8>) throws(JSONError) -> UInt8 {
        if offset < text.count, text[offset] > 0x20 { return text[offset] }
        skipWhiteSpace(text)
        guard offset < text.count else { throw .unexpectedEnd(at: offset) }
        return text[offset]
    }

    /// RFC 8259 section 2: space, tab, line feed and carriage return, nothing else.
    @usableFromInline
    mutating func skipWhiteSpace(_ text: Span<UInt8>) {
        let start = offset
        while offset < text.count, JSONText.isWhiteSpace(text[offset]) { offset &+= 1 }
        insignificantBytes &+= offset &- start
    }

    // MARK: Strings (RFC 8259 section 7)

    @inlinable
    mutating func string(
        _ text: Span<UInt8>, as kind: JSONToken.Kind
    ) throws(JSONError) -> JSONToken {
        let start = offset
        var at = start &+ 1
        var hasEscapes = false
        while true {
            at = EightBytes.plainEnd(in: text, from: at)
            if at < text.count, text[at] == UInt8(ascii: "\"") { break }
            at = try special(text, at: at, hasEscapes: &hasEscapes)
        }
        offset = at &+ 1
        return JSONToken(kind, start: start, end: at &+ 1, hasEscapes: hasEscapes)
    }

    /// Checks one escape or a run of what is not ASCII, and gives the offset behind it.
    @usableFromInline
    func special(
        _ text: Span<UInt8>, at offset: Int, hasEscapes: inout Bool
    ) throws(JSONError) -> Int {
        guard offset < text.count else { throw .unterminatedString(at: offset) }
        let byte = text[offset]
        guard byte >= 0x20 else { throw .controlCharacter(at: offset) }
        guard byte == UInt8(ascii: "\\") else { return try multibyteEnd(text, from: offset) }
        hasEscapes = true
        return try escapeEnd(text, from: offset)
    }

    private func multibyteEnd(_ text: Span<UInt8>, from offset: Int) throws(JSONError) -> Int {
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

    private func escapeEnd(_ text: Span<UInt8>, from backslash: Int) throws(JSONError) -> Int {
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

    // MARK: Numbers (RFC 8259 section 6) and words (section 3)

    func number(_ text: Span<UInt8>) throws(JSONError) -> JSONToken {
        var at = offset
        if text[at] == UInt8(ascii: "-") { at &+= 1 }
        let digits = at
        at = try digitsEnd(text, from: at)
        if text[digits] == UInt8(ascii: "0"), at > digits + 1 { throw .leadingZero(at: digits) }
        if at < text.count, text[at] == UInt8(ascii: ".") {
            at = try digitsEnd(text, from: at &+ 1)
        }
        if at < text.count, text[at] | 0x20 == UInt8(ascii: "e") {
            at = try exponentEnd(text, from: at &+ 1)
        }
        return JSONToken(.number, start: offset, end: at)
    }

    private func exponentEnd(_ text: Span<UInt8>, from offset: Int) throws(JSONError) -> Int {
        guard offset < text.count else { throw .unexpectedEnd(at: offset) }
        let isSigned = text[offset] == UInt8(ascii: "-") || text[offset] == UInt8(ascii: "+")
        return try digitsEnd(text, from: isSigned ? offset &+ 1 : offset)
    }

    /// Behind the digits from `offset` on, of which there must be one at least.
    private func digitsEnd(_ text: Span<UInt8>, from offset: Int) throws(JSONError) -> Int {
        var at = offset
        while at < text.count, text[at] &- UInt8(ascii: "0") < 10 { at &+= 1 }
        guard at > offset else {
            throw at == text.count ? .unexpectedEnd(at: at) : .expectedDigit(at: at)
        }
        return at
    }

    func literal(
        _ word: StaticString, as kind: JSONToken.Kind, in text: Span<UInt8>
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

    // MARK: What stands where it should not

    @usableFromInline
    func misplacedName(_ byte: UInt8) -> JSONError {
        let isAfterComma = expectation == .separator && byte == UInt8(ascii: "}")
        return isAfterComma ? .trailingComma(at: offset) : .expectedName(at: offset)
    }

    func misplacedValue(_ text: Span<UInt8>, _ byte: UInt8) -> JSONError {
        if expectation == .separator, byte == UInt8(ascii: "]") {
            return .trailingComma(at: offset)
        }
        // RFC 8259 section 8.1: none may be added to JSON text, and this reader ignores none.
        let isMark =
            offset == 0 && text.count > 2 && byte == 0xEF && text[1] == 0xBB && text[2] == 0xBF
        return isMark ? .byteOrderMark(at: 0) : .expectedValue(at: offset)
    }
}
