/// An entity selector, read into a flat tape of what it asks for (contract 2.5).
///
/// One value reads many selectors, one after the other, and keeps its storage: nothing is allocated
/// for a selector no larger than those before it. The limit of its length is the caller's to check.
package struct EntitySelector: ~Copyable {
    /// Unicode scalars (SEL).
    package static let maximumLength = 2_000
    /// How many criteria may stand in each other, the outermost included.
    package static let maximumDepth = 16

    /// The criteria and values in the order of the text, each before what it holds.
    package internal(set) var tape = SelectorTape()
    /// The value of the outermost `type(…)`, without its quotes.
    package internal(set) var type: Range<Int>?
    /// The values of the outermost `entityId(…)`, without their quotes.
    package internal(set) var entityIDs: [Range<Int>] = []
    var cursor = SelectorCursor()

    package init() {}

    /// Reads `text`, which is UTF-8 without any escapes of JSON, in place of what was read before.
    ///
    /// - Throws: the first thing that is wrong, the innermost one where several begin together.
    ///   What the properties hold after that is of no use.
    package mutating func parse(_ text: Span<UInt8>) throws(SelectorError) {
        precondition(text.count < UInt32.max, "a text too long for the tape")
        tape.removeAll()
        if !entityIDs.isEmpty { entityIDs.removeAll(keepingCapacity: true) }
        cursor = SelectorCursor()
        type = try readSelector(text, depth: 0).type
        guard cursor.offset == text.count else { throw .commaExpected(at: cursor.offset) }
    }

    /// Reads criteria up to the end of the text or the parenthesis that ends a relationship.
    mutating func readSelector(
        _ text: Span<UInt8>, depth: Int
    ) throws(SelectorError) -> SelectorScope {
        cursor.skipWhiteSpace(text)
        var scope = SelectorScope(start: cursor.offset)
        repeat {
            cursor.skipWhiteSpace(text)
            if let node = readPlainCriterion(text, depth: depth) {
                try bind(node, to: &scope, in: text)
            } else {
                try bind(readCriterion(text, depth: depth), to: &scope, in: text)
            }
            cursor.skipWhiteSpace(text)
        } while cursor.take(",", text)
        try scope.validate()
        return scope
    }

    /// Reads one criterion, with the white space around it, and gives the index of its node.
    mutating func readCriterion(_ text: Span<UInt8>, depth: Int) throws(SelectorError) -> Int {
        cursor.skipWhiteSpace(text)
        let start = cursor.offset
        let criterion = try CriterionName.read(&cursor, text)
        guard depth < Self.maximumDepth else { throw .tooDeep(at: start) }
        cursor.skipWhiteSpace(text)
        guard cursor.take("(", text) else {
            throw .openingParenthesisExpected(at: cursor.offset)
        }
        let index = tape.count
        tape.append(criterion.kind, criterion.range, depth: depth)
        try readContents(of: criterion.kind, text, depth: depth + 1)
        guard cursor.take(")", text) else {
            throw .closingParenthesisExpected(at: cursor.offset)
        }
        tape.close(index)
        cursor.skipWhiteSpace(text)
        return index
    }

    /// Holds a criterion just read against the others of its selector.
    @inline(__always)
    private mutating func bind(
        _ index: Int, to scope: inout SelectorScope, in text: Span<UInt8>
    ) throws(SelectorError) {
        let criterion = tape[index]
        switch criterion.kind {
        case .type:
            try scope.bind(type: tape[index &+ 1].range, name: criterion.range, in: text)
        case .entityID: try bindEntityIDs(of: index, to: &scope, in: text)
        default: return
        }
    }

    /// Holds the ids of a criterion against each other, and keeps the outermost ones.
    private mutating func bindEntityIDs(
        of index: Int, to scope: inout SelectorScope, in text: Span<UInt8>
    ) throws(SelectorError) {
        let criterion = tape[index]
        try scope.bindEntityIDs(name: criterion.range)
        for value in index + 1..<criterion.next {
            try scope.bind(entityID: tape[value].range, in: text)
            if criterion.depth == 0 { entityIDs.append(tape[value].range) }
        }
    }
}
