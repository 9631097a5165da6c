/// What an entity says of its relationship to another one.
struct EntityLink {
    /// The relationship's name in small letters, since a selector's letter case does not matter.
    let name: String
    /// The place of the entity that says so.
    let owner: Int
    /// Whether the relationship goes out from the owner.
    let isFromOwner: Bool
    /// The id of the other entity.
    let id: String
}
