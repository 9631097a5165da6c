import ByteBuffers
import JSONParsing

/// Tags, management zones and relationships, which are lists of objects.
extension InventoryReader {
    mutating func tags(
        _ value: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> [EntityTag] {
        var tags: [EntityTag] = []
        guard try opens(.arrayStart, value, text) else { return [] }
        while let element = try nextElement(text) {
            guard element.kind != .string else {
                let tag = EntityTag(parsing: Self.decoded(element, text))
                if let tag { tags.append(tag) } else { noteTag(element) }
                continue
            }
            guard element.kind == .objectStart else {
                try refuse(element, "must be a string or an object", text)
                continue
            }
            if let tag = try tag(element, text) { tags.append(tag) }
        }
        return tags
    }

    private mutating func noteTag(_ value: JSONToken) {
        note(value.start, "must be like stage:prod or [AWS]stage:prod")
    }

    private mutating func tag(
        _ object: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> EntityTag? {
        var context: String?
        var key: String?
        var tagValue: String?
        var representation: String?
        while let name = try nextName(text) {
            let value = try reader.value(text)
            if value.kind == .null { continue }
            if JSONText.equals(text, name, "context") {
                context = try string(value, text)
            } else if JSONText.equals(text, name, "key") {
                key = try string(value, text)
            } else if JSONText.equals(text, name, "value") {
                tagValue = try string(value, text)
            } else if JSONText.equals(text, name, "stringRepresentation") {
                representation = try string(value, text)
            } else {
                try skip(value, text)
            }
        }
        guard let key, !key.isEmpty else {
            note(object.start, "must have a key")
            return nil
        }
        return EntityTag(
            context: context ?? EntityTag.contextless, key: key, value: tagValue,
            stringRepresentation: representation)
    }

    mutating func managementZones(
        _ value: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> [ManagementZone] {
        var zones: [ManagementZone] = []
        guard try opens(.arrayStart, value, text) else { return [] }
        while let element = try nextElement(text) {
            guard try opens(.objectStart, element, text) else { continue }
            zones.append(try managementZone(element, text))
        }
        return zones
    }

    private mutating func managementZone(
        _ object: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> ManagementZone {
        var id: String?
        var zoneName: String?
        while let name = try nextName(text) {
            let value = try reader.value(text)
            if value.kind == .null { continue }
            if JSONText.equals(text, name, "id"), value.kind == .number {
                id = String(text.extracting(value.range))
            } else if JSONText.equals(text, name, "id") {
                id = try string(value, text)
            } else if JSONText.equals(text, name, "name") {
                zoneName = try string(value, text)
            } else {
                try skip(value, text)
            }
        }
        if id == nil && zoneName == nil { note(object.start, "must have an id or a name") }
        return ManagementZone(id: id ?? "", name: zoneName ?? "")
    }

    /// Reads `{"isInstanceOf":[{"id":"HOST_GROUP-…"}]}`, or plain ids in place of the objects.
    mutating func readLinks(
        _ value: JSONToken, areFromOwner: Bool, _ text: Span<UInt8>
    ) throws(JSONError) {
        guard try opens(.objectStart, value, text) else { return }
        while let name = try nextName(text) {
            let list = try reader.value(text)
            guard list.kind != .null, try opens(.arrayStart, list, text) else { continue }
            let folded = Self.decoded(name, text).lowercased()
            while let element = try nextElement(text) {
                guard let id = try relatedID(element, text) else { continue }
                links.append(
                    EntityLink(
                        name: folded, owner: entities.count, isFromOwner: areFromOwner, id: id))
            }
        }
    }

    private mutating func relatedID(
        _ element: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> String? {
        guard element.kind == .objectStart else {
            return try relatedID(written: element, text)
        }
        var id: String?
        var hasID = false
        while let name = try nextName(text) {
            let value = try reader.value(text)
            guard value.kind != .null, JSONText.equals(text, name, "id") else {
                try skip(value, text)
                continue
            }
            hasID = true
            id = try relatedID(written: value, text)
        }
        if !hasID { note(element.start, "must have an id") }
        return id
    }

    private mutating func relatedID(
        written value: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) -> String? {
        guard let id = try string(value, text) else { return nil }
        if Entity.isID(id) { return id }
        note(value.start, "must be like HOST-0123456789ABCDEF")
        return nil
    }
}
