import ByteBuffers
import JSONParsing

/// Reads an inventory token by token: a tree of the values of ten thousand entities takes 150 ms,
/// their tokens take 4 ms.
struct InventoryReader: ~Copyable {
    /// Something that is wrong with the value at an offset.
    struct Note {
        var offset: Int
        var message: String
    }

    private static let maximumNotes = 20

    var reader = JSONReader()
    private(set) var problems: [Note] = []
    private(set) var entities: [Entity] = []
    private(set) var places: [String: Int] = [:]
    /// What the entities say of their relationships to others, which may only follow.
    var links: [EntityLink] = []

    mutating func note(_ offset: Int, _ message: @autoclosure () -> String) {
        guard problems.count < Self.maximumNotes else { return }
        problems.append(Note(offset: offset, message: message()))
    }

    /// Reads a text to its end and notes what is wrong with it.
    mutating func read(_ text: Span<UInt8>) throws(JSONError) {
        let root = try reader.next(text)
        switch root.kind {
        case .arrayStart: try readEntities(text)
        case .objectStart: try readAnswer(root, text)
        default: try refuse(root, "must be an object with the member entities", text)
        }
        _ = try reader.next(text)
    }

    private mutating func readAnswer(
        _ root: JSONToken, _ text: Span<UInt8>
    ) throws(JSONError) {
        var hasEntities = false
        while let name = try nextName(text) {
            let value = try reader.value(text)
            guard JSONText.equals(text, name, "entities") else {
                try skip(value, text)
                continue
            }
            hasEntities = true
            if try opens(.arrayStart, value, text) { try readEntities(text) }
        }
        if !hasEntities { note(root.start, "must have the member entities") }
    }

    private mutating func readEntities(_ text: Span<UInt8>) throws(JSONError) {
        while let element = try nextElement(text) {
            guard try opens(.objectStart, element, text) else { continue }
            var draft = EntityDraft(start: element.start)
            while let name = try nextName(text) {
                try readMember(name, of: &draft, text)
            }
            add(draft)
        }
    }

    private mutating func add(_ draft: EntityDraft) {
        guard let idStart = draft.idStart else {
            return note(draft.start, "must have the member entityId")
        }
        guard let id = draft.id else { return }
        guard Entity.isID(id) else {
            return note(idStart, "must be like HOST-0123456789ABCDEF")
        }
        let entity = Entity(id: id, draft)
        let type = Entity.type(ofID: id)
        guard entity.foldedType.hasSameBytes(as: type.lowercased()) else {
            return note(draft.typeStart, "must be \(type), as in the entityId")
        }
        guard places.updateValue(entities.count, forKey: id) == nil else {
            return note(idStart, "must not be the id of an earlier entity")
        }
        entities.append(entity)
    }

    /// The relationships between the entities; those that are only mentioned become known by that.
    mutating func takeRelationships() -> EntityRelationships {
        var relationships = EntityRelationships()
        for link in links {
            let other = place(of: link.id)
            if link.isFromOwner {
                relationships.add(link.name, from: link.owner, to: other)
            } else {
                relationships.add(link.name, from: other, to: link.owner)
            }
        }
        links = []
        return relationships
    }

    private mutating func place(of id: String) -> Int {
        if let place = places[id] { return place }
        places[id] = entities.count
        entities.append(Entity(id: id, EntityDraft()))
        return entities.count - 1
    }
}
