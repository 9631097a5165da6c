package import ByteBuffers
import JSONParsing

/// What the API tells of an event type (contract 4.8).
package struct EventTypeInfo: CatalogEntry, Equatable {
    package let type: String
    package let displayName: String
    package let severityLevel: String
    package let description: String?

    package static let listName: StaticString = "eventTypeInfos"

    package var name: String { type }

    /// `description` is absent when there is none.
    package func append(to buffer: inout ByteBuffer) {
        buffer.append(#"{"type":"#)
        buffer.append(jsonString: type)
        buffer.append(#","displayName":"#)
        buffer.append(jsonString: displayName)
        buffer.append(#","severityLevel":"#)
        buffer.append(jsonString: severityLevel)
        if let description {
            buffer.append(#","description":"#)
            buffer.append(jsonString: description)
        }
        buffer.append(UInt8(ascii: "}"))
    }
}
