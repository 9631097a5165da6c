/// One token of a JSON text: what it is and where it stands.
@usableFromInline
package struct JSONToken: Equatable, Sendable {
    /// What a token is. A `name` is the string in front of a member's colon.
    @usableFromInline
    package enum Kind: UInt8, Sendable {
        case objectStart, objectEnd, arrayStart, arrayEnd
        case name, string, number, `true`, `false`, null
        case endOfText
    }

    @usableFromInline package var kind: Kind
    /// The offset of the token's first byte; of a string its opening quotation mark.
    @usableFromInline package var start: Int
    /// The offset behind the token's last byte; of a string behind its closing quotation mark.
    @usableFromInline package var end: Int
    /// Whether a name or string has a backslash in it, so that its bytes are not its text.
    @usableFromInline package var hasEscapes: Bool

    @inlinable
    package init(_ kind: Kind, start: Int, end: Int, hasEscapes: Bool = false) {
        self.kind = kind
        self.start = start
        self.end = end
        self.hasEscapes = hasEscapes
    }

    @inlinable package var range: Range<Int> { Range(uncheckedBounds: (start, end)) }

    /// The bytes of a name or string between its quotation marks.
    @inlinable
    package var content: Range<Int> { Range(uncheckedBounds: (start &+ 1, end &- 1)) }
}
