package import ByteBuffers

/// Something that the API lists whole, always in the same order: event types and event properties.
package protocol CatalogEntry: Sendable {
    /// All there are, ordered by name.
    static var all: [Self] { get }
    /// The member of an answer that holds a page of them.
    static var listName: StaticString { get }
    /// What a single one is asked for by.
    var name: String { get }

    /// Appends the entry as a JSON object in the vendor's member order.
    func append(to buffer: inout ByteBuffer)
}

extension CatalogEntry {
    /// The entry of just this name, or nil when there is none.
    package static func named(_ name: String) -> Self? {
        all.first { $0.name.utf8.elementsEqual(name.utf8) }
    }
}
