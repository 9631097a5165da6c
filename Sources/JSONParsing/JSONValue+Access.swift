extension JSONValue {
    /// The value of the object's member of that name, the last one of several; nil when there is
    /// none or this is no object.
    package subscript(name: String) -> JSONValue? {
        members?.last { $0.name == name }?.value
    }

    /// The element at that place, from 0; nil when there is none or this is no array.
    package subscript(index: Int) -> JSONValue? {
        guard let elements, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    package var members: [JSONMember]? {
        guard case .object(let members) = kind else { return nil }
        return members
    }

    package var elements: [JSONValue]? {
        guard case .array(let elements) = kind else { return nil }
        return elements
    }

    package var string: String? {
        guard case .string(let text) = kind else { return nil }
        return text
    }

    package var bool: Bool? {
        guard case .bool(let value) = kind else { return nil }
        return value
    }

    package var isNull: Bool { kind == .null }

    /// The number as an integer, `1.0` and `1e3` included; nil when it is none that fits.
    package var int64: Int64? {
        guard case .number(let text) = kind else { return nil }
        let bytes = Array(text.utf8)
        guard case .integer(let value) = JSONNumber.integer(bytes.span, bytes.indices) else {
            return nil
        }
        return value
    }

    /// What kind of value this is, in a word for messages.
    package var kindName: StaticString {
        switch kind {
        case .object: "object"
        case .array: "array"
        case .string: "string"
        case .number: "number"
        case .bool: "boolean"
        case .null: "null"
        }
    }
}
