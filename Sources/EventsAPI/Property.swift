import JSONParsing

/// One property as it stands in a body.
struct Property {
    var key: JSONToken
    /// The value; for an object or array, the token that opens it.
    var value: JSONToken
    /// The hash of the key after its escapes are decoded.
    var hash: UInt64
    /// Whether the key stood there before.
    var repeatsKey: Bool
    /// Whether the key comes again: then this property does not count.
    var isSuperseded: Bool

    var isNull: Bool { value.kind == .null }
    var isNested: Bool { value.kind == .objectStart || value.kind == .arrayStart }
    /// Where the text of the value stands: of a string without its quotation marks.
    var valueText: Range<Int> {
        value.kind == .string ? value.content : value.start..<value.end
    }
}
