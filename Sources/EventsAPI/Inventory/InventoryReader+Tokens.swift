import ByteBuffers
import JSONParsing

/// The steps over tokens that the reading of every member takes.
extension InventoryReader {
    /// The name of the next member; nil at the object's end.
    mutating func nextName(_ text: Span<UInt8>) throws(JSONError) -> JSONToken? {
        let name = try reader.nameOrEnd(text)
        return name.kind == .name ? name : nil
    }

    /// The next element of the array; nil at its end.
    mutating func nextElement(_ text: Span<UInt8>) throws(JSONError) -> JSONToken? {
        let element = try reader.next(text)
        return element.kind == .arrayEnd ? nil : element
    }

    mutating func skip(_ value: JSONToken, _ text: Span<UInt8>) throws(JSONError) {
        guard value.kind == .objectStart || value.kind == .arrayStart else { return }
        _ = try reader.skipContents(text)
    }

    /// Notes what a value must be and goes over it.
    mutating func refuse(
        _ value: JSONToken, _ demand: String, _ text: Span<UInt8>
    ) throws(JSONError) {
        note(value.start, "\(demand), not \(value.kind.phrase)")
        try skip(value, text)
    }

    /// Whether a value is an object or an array, as wanted, whose contents are to be read then;
    /// otherwise it has been skipped.
    mutating func opens(
        _ kind: JSONToken.Kind, _ value: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> Bool {
        if value.kind == kind { return true }
        try refuse(value, "must be \(kind.phrase)", text)
        return false
    }

    /// The text of a value that must be a string; nil after it has been skipped.
    mutating func string(
        _ value: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> String? {
        if value.kind == .string { return Self.decoded(value, text) }
        try refuse(value, "must be a string", text)
        return nil
    }

    static func decoded(_ token: JSONToken, _ text: Span<UInt8>) -> String {
        token.hasEscapes
            ? JSONText.decoded(text, token.content) : String(text.extracting(token.content))
    }
}
