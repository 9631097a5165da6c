/// A management zone that an entity belongs to.
package struct ManagementZone: Sendable, Hashable {
    /// A whole number in decimal digits, some of them negative or beyond 64 bits.
    package let id: String
    package let name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}
