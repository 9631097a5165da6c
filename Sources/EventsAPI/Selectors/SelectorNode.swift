/// One entry of an entity selector's tape: a criterion, or a value given to one.
///
/// A criterion is followed by what its parentheses hold: values, or criteria of their own.
package struct SelectorNode: Equatable, Sendable {
    /// What a node stands for, with the operator that its criterion applies.
    package enum Kind: UInt8, Sendable {
        case type, entityID
        case entityNameContains, entityNameEquals, entityNameStartsWith, entityNameIn
        case caseSensitive
        case tag, managementZoneID, managementZoneName, healthState
        case firstSeenBefore, firstSeenAtOrBefore, firstSeenAfter, firstSeenAtOrAfter
        case includeDeleted, excludeDeleted
        case attribute, attributeExists
        case fromRelationship, toRelationship
        case not
        case value
    }

    package var kind: Kind
    /// How many criteria stand around this node.
    package var depth: Int
    /// The place in the text: of an attribute or a relationship its name, of a value what stands
    /// between the quotes, of any other criterion its name as written.
    package var range: Range<Int>
    /// Whether a quoted value has a backslash in it, before a quote or another backslash.
    package var hasEscapes = false
    /// The index of the first node behind this one and all that it holds.
    package var next: Int
}
