/// A member of an object: its name, where that stands, and its value.
package struct JSONMember: Sendable {
    package var name: String
    /// The bytes of the name with its quotation marks; empty when it was not read from a text.
    package var nameRange: Range<Int>
    package var value: JSONValue

    package init(name: String, nameRange: Range<Int> = 0..<0, value: JSONValue) {
        self.name = name
        self.nameRange = nameRange
        self.value = value
    }
}

extension JSONMember: Equatable {
    /// Whether both say the same, wherever they stand.
    package static func == (one: JSONMember, other: JSONMember) -> Bool {
        one.name == other.name && one.value == other.value
    }
}
