extension EntityInventory {
    /// Which entities a selector may find, besides those that are not deleted.
    package enum Selectable: Sendable {
        /// Those of the last 24 h and, whenever they were seen, those that `entityId(…)` names: what
        /// an event that comes in can be about (contract 2.5).
        case activeWithinADay
        case all
    }

    /// How many entities a selector finds at most (contract 2.5). What the API does beyond is
    /// nowhere documented; here the first ones are found.
    package static let maximumMatches = 10_000

    /// Finds the listed entities that a selector asks for.
    ///
    /// - Parameters:
    ///   - selector: has just read `text`, without an error.
    ///   - text: the selector's text, without any escapes of JSON.
    ///   - now: what relative times are measured from, in the inventory and in the selector.
    ///   - selectable: which entities can be found.
    /// - Returns: their places, in ascending order.
    package func matches(
        _ selector: borrowing EntitySelector, in text: Span<UInt8>, at now: Timestamp,
        among selectable: Selectable = .all
    ) -> [Int] {
        let reader = EntityConditionReader(inventory: self, now: now)
        let conditions = reader.conditions(in: 0..<selector.tape.count, selector, text)
        let mustBeActive = selectable == .activeWithinADay && selector.entityIDs.isEmpty
        var matches: [Int] = []
        for place in 0..<count where conditions.hold(for: place, of: known) {
            if mustBeActive && !known[place].isActive(at: now) { continue }
            matches.append(place)
            if matches.count == Self.maximumMatches { break }
        }
        return matches
    }

    /// The ids of the entities that a selector finds, for events to be asked whether they are about
    /// one of them.
    package func matchedIDs(
        _ selector: borrowing EntitySelector, in text: Span<UInt8>, at now: Timestamp
    ) -> Set<String> {
        Set(matches(selector, in: text, at: now).map { known[$0].id })
    }
}
