/// Some of an inventory's entities, by their places.
struct EntitySet: Sendable {
    private var members: [Bool]

    /// None of so many entities.
    init(count: Int) {
        members = Array(repeating: false, count: count)
    }

    /// How many entities it could hold.
    var count: Int { members.count }

    /// The places of all those.
    var places: Range<Int> { members.indices }

    func contains(_ place: Int) -> Bool { members[place] }

    mutating func insert(_ place: Int) { members[place] = true }
}
