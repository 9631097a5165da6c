/// Reads JSON text token by token (RFC 8259 exactly, over UTF-8 that is checked).
///
/// It is a cursor only: the text is given to each call and must be the same one each time. It
/// neither allocates nor recurses. After an error it must not be asked again.
@usableFromInline
package struct JSONReader {
    /// How deep arrays and objects may be nested.
    package static let maximumDepth = 64

    /// The offset of the first byte that is not yet read; never negative.
    @usableFromInline package internal(set) var offset: Int
    /// How many bytes of white space outside strings have been read.
    @usableFromInline package internal(set) var insignificantBytes: Int
    /// How many arrays and objects are open.
    @usableFromInline package internal(set) var depth: Int
    /// A bit for each open container, the innermost lowest: 1 for an object, 0 for an array.
    private var containers: UInt64
    @usableFromInline var expectation: JSONExpectation
    /// What comes after a value where the reader is now.
    @usableFromInline var afterValue: JSONExpectation

    package init() {
        offset = 0
        insignificantBytes = 0
        depth = 0
        containers = 0
        expectation = .value
        afterValue = .endOfText
    }

    /// Reads the next token: of a member first its name, with the colon, then its value.
    ///
    /// Behind the one value of the text stands `endOfText`, as often as it is asked for; anything
    /// else there but white space is an error.
    @inlinable
    @inline(__always)
    package mutating func next(_ text: Span<UInt8>) throws(JSONError) -> JSONToken {
        guard expectation != .endOfText else { return try endOfText(text) }
        if expectation.wantsName { return try nameOrEnd(text) }
        if expectation.wantsComma {
            let byte = try significantByte(text)
            guard byte == UInt8(ascii: ",") else { return try end(byte) }
            offset &+= 1
        }
        return try value(text)
    }

    /// Reads the next name of the innermost container, which is an object, or the object's end: what
    /// `next` does in front of a member, without having to find out that it is there.
    @inlinable
    @inline(__always)
    package mutating func nameOrEnd(_ text: Span<UInt8>) throws(JSONError) -> JSONToken {
        assert(expectation.wantsName, "a name is read in front of a member only")
        var byte = try significantByte(text)
        if expectation.wantsComma {
            guard byte == UInt8(ascii: ",") else { return try end(byte) }
            offset &+= 1
            byte = try significantByte(text)
        }
        guard byte == UInt8(ascii: "\"") else { return try tokenButString(text, byte) }
        let token = try string(text, as: .name)
        try skipColon(text)
        expectation = .value
        return token
    }

    /// Reads the value that belongs to a name: what `next` does behind a `name` token, without
    /// having to find out that it is there.
    @inlinable
    @inline(__always)
    package mutating func value(_ text: Span<UInt8>) throws(JSONError) -> JSONToken {
        assert(!expectation.wantsName, "a name comes before a value")
        let byte = try significantByte(text)
        guard byte == UInt8(ascii: "\"") else { return try tokenButString(text, byte) }
        let token = try string(text, as: .string)
        expectation = afterValue
        return token
    }

    /// Reads what is left of the innermost container and gives its end.
    ///
    /// To be called right after the token that opened it, or later inside of it.
    package mutating func skipContents(_ text: Span<UInt8>) throws(JSONError) -> JSONToken {
        let outside = depth - 1
        precondition(outside >= 0, "there is no open container whose contents could be skipped")
        while true {
            let token = try next(text)
            if depth == outside { return token }
        }
    }

    // MARK: Structure (RFC 8259 sections 2, 4 and 5)

    @usableFromInline
    @inline(never)
    mutating func tokenButString(
        _ text: Span<UInt8>, _ byte: UInt8
    ) throws(JSONError) -> JSONToken {
        if expectation.allowsEnd, byte == (isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            return try end(byte)
        }
        guard !expectation.wantsName else { throw misplacedName(byte) }
        switch byte {
        case UInt8(ascii: "{"): return try start(.objectStart)
        case UInt8(ascii: "["): return try start(.arrayStart)
        default: break
        }
        guard byte < UInt8(ascii: "a") else { return try word(text, byte) }
        guard byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "-") else {
            throw misplacedValue(text, byte)
        }
        let start = offset
        offset = try JSONNumber.end(text, from: start)
        expectation = afterValue
        return JSONToken(.number, start: start, end: offset)
    }

    private mutating func word(
        _ text: Span<UInt8>, _ byte: UInt8
    ) throws(JSONError) -> JSONToken {
        let token: JSONToken
        switch byte {
        case UInt8(ascii: "t"): token = try Self.literal("true", as: .true, in: text, at: offset)
        case UInt8(ascii: "f"): token = try Self.literal("false", as: .false, in: text, at: offset)
        case UInt8(ascii: "n"): token = try Self.literal("null", as: .null, in: text, at: offset)
        default: throw misplacedValue(text, byte)
        }
        offset = token.end
        expectation = afterValue
        return token
    }

    private mutating func start(_ kind: JSONToken.Kind) throws(JSONError) -> JSONToken {
        guard depth < Self.maximumDepth else { throw .tooDeep(at: offset) }
        let isObject = kind == .objectStart
        depth &+= 1
        containers = containers &<< 1 | (isObject ? 1 : 0)
        expectation = isObject ? .nameOrEnd : .elementOrEnd
        afterValue = isObject ? .commaOrObjectEnd : .commaOrArrayEnd
        offset &+= 1
        return JSONToken(kind, start: offset &- 1, end: offset)
    }

    /// Closes the innermost container, if that is what the byte does.
    @usableFromInline
    @inline(never)
    mutating func end(_ byte: UInt8) throws(JSONError) -> JSONToken {
        let isObject = isInObject
        guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw isObject ? .expectedCommaOrBrace(at: offset) : .expectedCommaOrBracket(at: offset)
        }
        depth &-= 1
        containers &>>= 1
        afterValue =
            depth == 0 ? .endOfText : isInObject ? .commaOrObjectEnd : .commaOrArrayEnd
        expectation = afterValue
        offset &+= 1
        return JSONToken(isObject ? .objectEnd : .arrayEnd, start: offset &- 1, end: offset)
    }

    private var isInObject: Bool { containers & 1 == 1 }

    @usableFromInline
    @inline(never)
    mutating func endOfText(_ text: Span<UInt8>) throws(JSONError) -> JSONToken {
        skipWhiteSpace(text)
        guard offset == text.count else { throw .trailingBytes(at: offset) }
        return JSONToken(.endOfText, start: offset, end: offset)
    }

    // MARK: What stands where it should not

    private func misplacedName(_ byte: UInt8) -> JSONError {
        let isAfterComma = expectation.wantsComma && byte == UInt8(ascii: "}")
        return isAfterComma ? .trailingComma(at: offset) : .expectedName(at: offset)
    }

    private func misplacedValue(_ text: Span<UInt8>, _ byte: UInt8) -> JSONError {
        if expectation.wantsComma, byte == UInt8(ascii: "]") { return .trailingComma(at: offset) }
        // RFC 8259 section 8.1: none may be added to JSON text, and this reader ignores none.
        let isMark =
            offset == 0 && text.count > 2 && byte == 0xEF && text[1] == 0xBB && text[2] == 0xBF
        return isMark ? .byteOrderMark(at: 0) : .expectedValue(at: offset)
    }
}
