/// Reads JSON text token by token (RFC 8259 exactly, over UTF-8 that is checked).
///
/// It is a cursor only: the text is given to each call and must be the same one each time. It
/// neither allocates nor recurses. After an error it must not be asked again.
@usableFromInline
package struct JSONReader {
    /// How deep arrays and objects may be nested.
    package static let maximumDepth = 64

    /// What may come next.
    @usableFromInline
    enum Expectation: UInt8 {
        case value, nameOrEnd, elementOrEnd, separator, endOfText
    }

    /// The offset of the first byte that is not yet read.
    @usableFromInline package internal(set) var offset: Int
    /// How many bytes of white space outside strings have been read.
    @usableFromInline package internal(set) var insignificantBytes: Int
    /// How many arrays and objects are open.
    @usableFromInline package internal(set) var depth: Int
    /// A bit for each open container, the innermost lowest: 1 for an object, 0 for an array.
    @usableFromInline var containers: UInt64
    @usableFromInline var expectation: Expectation

    @inlinable
    package init() {
        offset = 0
        insignificantBytes = 0
        depth = 0
        containers = 0
        expectation = .value
    }

    /// Reads the next token: of a member first its name, with the colon, then its value.
    ///
    /// Behind the one value of the text stands `endOfText`, as often as it is asked for; anything
    /// else there but white space is an error.
    @inlinable
    package mutating func next(_ text: Span<UInt8>) throws(JSONError) -> JSONToken {
        switch expectation {
        case .separator: return try afterValue(text)
        case .nameOrEnd: return try nameOrEnd(text)
        case .elementOrEnd: return try elementOrEnd(text)
        case .value: return try value(text, startingWith: significantByte(text))
        case .endOfText: return try endOfText(text)
        }
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

    // MARK: Structure

    @inlinable
    mutating func afterValue(_ text: Span<UInt8>) throws(JSONError) -> JSONToken {
        let byte = try significantByte(text)
        guard byte == UInt8(ascii: ",") else { return try end(byte) }
        offset &+= 1
        let next = try significantByte(text)
        if containers & 1 == 1 { return try name(text, startingWith: next) }
        return try value(text, startingWith: next)
    }

    @inlinable
    mutating func nameOrEnd(_ text: Span<UInt8>) throws(JSONError) -> JSONToken {
        let byte = try significantByte(text)
        if byte == UInt8(ascii: "}") { return try end(byte) }
        return try name(text, startingWith: byte)
    }

    @inlinable
    mutating func elementOrEnd(_ text: Span<UInt8>) throws(JSONError) -> JSONToken {
        let byte = try significantByte(text)
        if byte == UInt8(ascii: "]") { return try end(byte) }
        return try value(text, startingWith: byte)
    }

    @inlinable
    mutating func name(
        _ text: Span<UInt8>, startingWith byte: UInt8
    ) throws(JSONError) -> JSONToken {
        guard byte == UInt8(ascii: "\"") else { throw misplacedName(byte) }
        let token = try string(text, as: .name)
        guard try significantByte(text) == UInt8(ascii: ":") else {
            throw .expectedColon(at: offset)
        }
        offset &+= 1
        expectation = .value
        return token
    }

    @inlinable
    mutating func value(
        _ text: Span<UInt8>, startingWith byte: UInt8
    ) throws(JSONError) -> JSONToken {
        if byte == UInt8(ascii: "\"") {
            expectation = depth == 0 ? .endOfText : .separator
            return try string(text, as: .string)
        }
        return try valueButString(text, startingWith: byte)
    }

    @usableFromInline
    mutating func valueButString(
        _ text: Span<UInt8>, startingWith byte: UInt8
    ) throws(JSONError) -> JSONToken {
        switch byte {
        case UInt8(ascii: "{"): return try start(.objectStart)
        case UInt8(ascii: "["): return try start(.arrayStart)
        default: break
        }
        let token = try scalar(text, startingWith: byte)
        offset = token.end
        expectation = depth == 0 ? .endOfText : .separator
        return token
    }

    private func scalar(
        _ text: Span<UInt8>, startingWith byte: UInt8
    ) throws(JSONError) -> JSONToken {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): return try number(text)
        case UInt8(ascii: "t"): return try literal("true", as: .true, in: text)
        case UInt8(ascii: "f"): return try literal("false", as: .false, in: text)
        case UInt8(ascii: "n"): return try literal("null", as: .null, in: text)
        default: throw misplacedValue(text, byte)
        }
    }

    private mutating func start(_ kind: JSONToken.Kind) throws(JSONError) -> JSONToken {
        guard depth < Self.maximumDepth else { throw .tooDeep(at: offset) }
        let isObject = kind == .objectStart
        depth &+= 1
        containers = containers &<< 1 | (isObject ? 1 : 0)
        expectation = isObject ? .nameOrEnd : .elementOrEnd
        offset &+= 1
        return JSONToken(kind, start: offset &- 1, end: offset)
    }

    @inlinable
    mutating func end(_ byte: UInt8) throws(JSONError) -> JSONToken {
        let isObject = containers & 1 == 1
        guard byte == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
            throw isObject ? .expectedCommaOrBrace(at: offset) : .expectedCommaOrBracket(at: offset)
        }
        depth &-= 1
        containers &>>= 1
        expectation = depth == 0 ? .endOfText : .separator
        offset &+= 1
        return JSONToken(
            isObject ? .objectEnd : .arrayEnd, start: offset &- 1, end: offset)
    }

    @usableFromInline
    mutating func endOfText(_ text: Span<UInt8>) throws(JSONError) -> JSONToken {
        skipWhiteSpace(text)
        guard offset == text.count else { throw .trailingBytes(at: offset) }
        return JSONToken(.endOfText, start: offset, end: offset)
    }
}
