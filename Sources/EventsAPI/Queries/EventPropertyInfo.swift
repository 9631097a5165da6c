package import ByteBuffers
import JSONParsing

/// What the API tells of a predefined property (contract 4.9).
package struct EventPropertyInfo: CatalogEntry, Equatable {
    package let key: String
    package let displayName: String
    package let description: String
    /// Whether an event that is ingested may have it.
    package let isWritable: Bool
    /// Whether an event selector may ask for it.
    package let isFilterable: Bool

    package static let all = PredefinedKeys.described.map(Self.init).sorted { $0.key < $1.key }
    package static let listName: StaticString = "eventProperties"

    package var name: String { key }

    init(_ described: DescribedKey) {
        key = "\(described.key.name)"
        displayName = "\(described.displayName)"
        description = "\(described.description)"
        isWritable = described.key.isWritable
        isFilterable = described.key.isText
    }

    package func append(to buffer: inout ByteBuffer) {
        buffer.append(#"{"key":"#)
        buffer.append(jsonString: key)
        buffer.append(#","displayName":"#)
        buffer.append(jsonString: displayName)
        buffer.append(#","description":"#)
        buffer.append(jsonString: description)
        buffer.append(#","writable":"#)
        buffer.append(isWritable ? "true" : "false")
        buffer.append(#","filterable":"#)
        buffer.append(isFilterable ? "true" : "false")
        buffer.append(UInt8(ascii: "}"))
    }
}
