/// A property of an entity, which a selector calls an attribute.
struct EntityProperty: Sendable {
    /// In small letters, since a selector's letter case does not matter.
    let name: String
    /// The value, or each of an array's, as text. What is an object has none: no selector can
    /// name it, but the property exists.
    let values: [String]
}
