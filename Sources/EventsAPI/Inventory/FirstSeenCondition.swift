/// What a `firstSeenTms` criterion asks of the time when an entity was first seen.
struct FirstSeenCondition {
    let kind: SelectorNode.Kind
    let limit: Timestamp
    let now: Timestamp

    func holds(for entity: Entity) -> Bool {
        let time = entity.firstSeen?.resolved(at: now) ?? Timestamp(milliseconds: .min)
        return switch kind {
        case .firstSeenBefore: time < limit
        case .firstSeenAtOrBefore: time <= limit
        case .firstSeenAfter: time > limit
        default: time >= limit
        }
    }
}
