/// The start of every correlation id of a provider: the hash of what stands before the entity's id
/// is the same for all events of a type, and taken once.
struct CorrelationSeeds {
    private let seeds: [FNV1a]

    init(provider: EventProvider) {
        seeds = EventType.allCases.map { type in
            var hash = FNV1a()
            hash.combine(provider.wireName)
            hash.combineNull()
            hash.combine(type.wireName)
            hash.combineNull()
            return hash
        }
    }

    subscript(type: EventType) -> FNV1a { seeds[Int(type.rawValue)] }
}
