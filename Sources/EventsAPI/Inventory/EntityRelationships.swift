/// How the entities of an inventory are related, by the places that they have in it.
struct EntityRelationships: Sendable {
    private struct Pair {
        var from: Int32
        var to: Int32
    }

    private var pairs: [String: [Pair]] = [:]

    /// Takes note of a relationship; its name is in small letters.
    mutating func add(_ name: String, from: Int, to: Int) {
        pairs[name, default: []].append(
            Pair(from: Int32(truncatingIfNeeded: from), to: Int32(truncatingIfNeeded: to)))
    }

    /// The entities that have such a relationship to one of `targets`.
    func sources(of name: String, to targets: EntitySet) -> EntitySet {
        var sources = EntitySet(count: targets.count)
        for pair in pairs[name] ?? [] where targets.contains(Int(pair.to)) {
            sources.insert(Int(pair.from))
        }
        return sources
    }

    /// The entities to which one of `sources` has such a relationship.
    func targets(of name: String, from sources: EntitySet) -> EntitySet {
        var targets = EntitySet(count: sources.count)
        for pair in pairs[name] ?? [] where sources.contains(Int(pair.from)) {
            targets.insert(Int(pair.to))
        }
        return targets
    }
}
