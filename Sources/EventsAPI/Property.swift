import JSONParsing

/// One property as it stands in a body.
struct Property {
    var key: JSONToken
    /// The value; for an object or array, the token that opens it.
    var value: JSONToken
    /// The hash of the key after its escapes are decoded.
    var hash: UInt64
    /// Whether no rule has anything to say of it, which is so for most.
    var isOrdinary: Bool

    @inline(__always)
    init(key: JSONToken, value: JSONToken, _ text: Span<UInt8>) {
        self.key = key
        self.value = value
        hash = PropertyKey.hash(text, key)
        isOrdinary =
            value.kind == .string && value.end &- value.start <= 4096 && !key.hasEscapes
            && 3...100 ~= key.end &- key.start && !text.has(#""dt."#, at: key.start)
    }

    var isNull: Bool { value.kind == .null }
    var isNested: Bool { value.kind == .objectStart || value.kind == .arrayStart }
    /// Where the text of the value stands: of a string without its quotation marks.
    var valueText: Range<Int> {
        value.kind == .string ? value.content : value.start..<value.end
    }
}
