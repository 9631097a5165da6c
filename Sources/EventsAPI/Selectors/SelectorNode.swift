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

    package let kind: Kind
    /// Whether a quoted value has a backslash in it, before a quote or another backslash.
    package let hasEscapes: Bool
    private let level: UInt8
    private let start: UInt32
    private let end: UInt32
    private var following: UInt32

    @inline(__always)
    init(_ kind: Kind, _ range: Range<Int>, hasEscapes: Bool, depth: Int, next: Int) {
        self.kind = kind
        self.hasEscapes = hasEscapes
        level = UInt8(truncatingIfNeeded: depth)
        start = UInt32(truncatingIfNeeded: range.lowerBound)
        end = UInt32(truncatingIfNeeded: range.upperBound)
        following = UInt32(truncatingIfNeeded: next)
    }

    /// How many criteria stand around this node.
    package var depth: Int { Int(level) }

    /// The place in the text: of an attribute or a relationship its name, of a value what stands
    /// between the quotes, of any other criterion its name as written.
    package var range: Range<Int> { Int(start)..<Int(end) }

    /// The index of the first node behind this one and all that it holds.
    package internal(set) var next: Int {
        get { Int(following) }
        set { following = UInt32(truncatingIfNeeded: newValue) }
    }
}

extension SelectorNode.Kind {
    /// Whether the criterion demands nothing of a bare value.
    @inline(__always)
    var takesAnyText: Bool {
        switch self {
        case .entityNameContains, .entityNameEquals, .entityNameStartsWith, .entityNameIn, .tag,
            .managementZoneName:
            true
        default: false
        }
    }
}
