/// A field of a response beyond those that `ResponseHead` writes by itself.
package struct ResponseField: Equatable, Sendable {
    package let name: String
    package let value: String

    /// Nil when the name is no token, or the value has control characters or white space at its
    /// ends (RFC 9110 5.5): nothing that a user configures can start a line of its own.
    package init?(name: String, value: String) {
        let nameBytes = name.utf8.span
        let valueBytes = value.utf8.span
        guard !nameBytes.isEmpty, nameBytes.firstOutsideToken(from: 0) == nameBytes.count,
            valueBytes.firstControl(from: 0) == valueBytes.count,
            valueBytes.trimmingWhitespace(0..<valueBytes.count).count == valueBytes.count
        else { return nil }
        self.name = name
        self.value = value
    }

    /// A field that is known when the program is built.
    package init(_ name: StaticString, _ value: StaticString) {
        self.name = name.description
        self.value = value.description
    }
}
