import ByteBuffers

/// A JSON value as a tree: for everything that need not be fast.
///
/// Member order, duplicates and the text of numbers are kept.
package struct JSONValue: Sendable {
    package enum Kind: Equatable, Sendable {
        case object([JSONMember])
        case array([JSONValue])
        case string(String)
        case number(text: String)
        case bool(Bool)
        case null
    }

    package var kind: Kind
    /// The bytes of the value; empty when it was not read from a text.
    package var range: Range<Int>

    package init(_ kind: Kind, range: Range<Int> = 0..<0) {
        self.kind = kind
        self.range = range
    }

    /// Reads a whole text, which must be one value.
    package init(parsing text: Span<UInt8>) throws(JSONError) {
        var reader = JSONReader()
        self = try Self(reader.next(text), with: &reader, in: text)
        _ = try reader.next(text)
    }

    /// Reads the rest of the value that begins with a token. The reader's depth limit bounds the
    /// recursion.
    private init(
        _ token: JSONToken, with reader: inout JSONReader, in text: Span<UInt8>
    ) throws(JSONError) {
        let kind: Kind
        switch token.kind {
        case .objectStart: kind = .object(try Self.members(with: &reader, in: text))
        case .arrayStart: kind = .array(try Self.elements(with: &reader, in: text))
        case .string, .name: kind = .string(JSONText.decoded(text, token.content))
        case .number: kind = .number(text: String(text.extracting(token.range)))
        case .true: kind = .bool(true)
        case .false: kind = .bool(false)
        case .null: kind = .null
        case .objectEnd, .arrayEnd, .endOfText: throw .expectedValue(at: token.start)
        }
        let isContainer = token.kind == .objectStart || token.kind == .arrayStart
        self.init(kind, range: token.start..<(isContainer ? reader.offset : token.end))
    }

    private static func members(
        with reader: inout JSONReader, in text: Span<UInt8>
    ) throws(JSONError) -> [JSONMember] {
        var members: [JSONMember] = []
        while true {
            let name = try reader.next(text)
            guard name.kind == .name else { return members }
            let value = try JSONValue(reader.next(text), with: &reader, in: text)
            members.append(
                JSONMember(
                    name: JSONText.decoded(text, name.content), nameRange: name.range,
                    value: value))
        }
    }

    private static func elements(
        with reader: inout JSONReader, in text: Span<UInt8>
    ) throws(JSONError) -> [JSONValue] {
        var elements: [JSONValue] = []
        while true {
            let token = try reader.next(text)
            guard token.kind != .arrayEnd else { return elements }
            elements.append(try JSONValue(token, with: &reader, in: text))
        }
    }
}

extension JSONValue: Equatable {
    /// Whether both say the same, wherever they stand: the same members in the same order, numbers
    /// with the same text.
    package static func == (one: JSONValue, other: JSONValue) -> Bool { one.kind == other.kind }
}
