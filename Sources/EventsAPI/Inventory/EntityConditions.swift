/// What the criteria of one level of a selector ask of an entity: all of it.
struct EntityConditions {
    var all: [EntityCondition] = []
    /// SEL: deleted entities are found only when they are asked for.
    var includesDeleted = false

    func hold(for place: Int, of known: [Entity]) -> Bool {
        guard includesDeleted || !known[place].isDeleted else { return false }
        for condition in all where !condition.holds(for: place, of: known) { return false }
        return true
    }
}
