import ByteBuffers
import JSONParsing

/// The entities that an environment is said to have, for selectors to be held against.
///
/// It is read once and never changes. Its order is that of the text it was read from.
package struct EntityInventory: Sendable {
    /// The entities of the text, and behind them those that it only mentions as related ones, of
    /// which no more is known than id and type.
    let known: [Entity]
    /// How many entities the text lists.
    package let count: Int
    let relationships: EntityRelationships
    /// The place of every known entity.
    let places: [String: Int]

    /// Reads the answer of `GET /api/v2/entities`, or the array in it alone.
    ///
    /// A text written by hand may leave out everything but ids: the type comes from the id, times
    /// may be such as `now-1h` (contract 4.6), tags may be `[AWS]stage:prod`, and relationships
    /// lists of ids. A relationship holds in both directions, whichever of its ends tells of it.
    /// Members that no selector asks for are skipped; null is a member that is not there.
    ///
    /// - Throws: everything that is wrong, up to 20 problems.
    package init(_ text: Span<UInt8>) throws(EntityInventoryError) {
        var reader = InventoryReader()
        do throws(JSONError) {
            try reader.read(text)
        } catch {
            reader.note(error.offset, "malformed JSON: \(error.explanation)")
        }
        if let error = EntityInventoryError(reader.problems, in: text) { throw error }
        count = reader.entities.count
        relationships = reader.takeRelationships()
        known = reader.entities
        places = reader.places
    }

    /// The entity at a place, from 0 to below `count`.
    package subscript(place: Int) -> Entity {
        precondition(place < count, "a place behind the listed entities")
        return known[place]
    }

    /// The listed entity of that id; nil when there is none.
    package func entity(id: String) -> Entity? {
        guard let place = places[id], place < count else { return nil }
        return known[place]
    }

    /// The listed entity whose id these bytes are; nil when there is none.
    package func entity(id: Span<UInt8>) -> Entity? { entity(id: String(id)) }
}
