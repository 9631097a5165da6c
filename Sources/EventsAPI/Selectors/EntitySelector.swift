/// An entity selector, read into a flat tape of what it asks for (contract 2.5).
///
/// One value reads many selectors, one after the other: its arrays keep their storage, so that
/// nothing is allocated for a selector no larger than those before it. The limit of 2,000
/// characters is the caller's to check.
package struct EntitySelector {
    /// How many criteria may stand in each other, the outermost included.
    package static let maximumDepth = 16

    /// The criteria and values in the order of the text, each before what it holds.
    package internal(set) var nodes: [SelectorNode] = []
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
        nodes.removeAll(keepingCapacity: true)
        entityIDs.removeAll(keepingCapacity: true)
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
            let node = try readCriterion(text, depth: depth)
            try bind(node, to: &scope, in: text)
        } while cursor.take(",", text)
        try scope.validate()
        return scope
    }

    /// Reads one criterion, with the white space around it, and gives the index of its node.
    mutating func readCriterion(_ text: Span<UInt8>, depth: Int) throws(SelectorError) -> Int {
        cursor.skipWhiteSpace(text)
        let name = cursor.readName(text)
        guard !name.isEmpty else { throw .criterionExpected(at: name.lowerBound) }
        guard depth < Self.maximumDepth else { throw .tooDeep(at: name.lowerBound) }
        let criterion = try CriterionName(name, in: text)
        cursor.skipWhiteSpace(text)
        guard cursor.take("(", text) else {
            throw .openingParenthesisExpected(at: cursor.offset)
        }
        let index = nodes.count
        append(criterion.kind, criterion.range, depth: depth)
        try readContents(of: criterion.kind, text, depth: depth + 1)
        guard cursor.take(")", text) else {
            throw .closingParenthesisExpected(at: cursor.offset)
        }
        nodes[index].next = nodes.count
        cursor.skipWhiteSpace(text)
        return index
    }

    mutating func append(
        _ kind: SelectorNode.Kind, _ range: Range<Int>, hasEscapes: Bool = false, depth: Int
    ) {
        let node = SelectorNode(
            kind: kind, depth: depth, range: range, hasEscapes: hasEscapes, next: nodes.count &+ 1)
        nodes.append(node)
    }

    /// Holds a criterion just read against the others of its selector, and keeps the outermost ids.
    private mutating func bind(
        _ index: Int, to scope: inout SelectorScope, in text: Span<UInt8>
    ) throws(SelectorError) {
        let criterion = nodes[index]
        switch criterion.kind {
        case .type:
            try scope.bind(type: nodes[index &+ 1].range, name: criterion.range, in: text)
        case .entityID:
            try scope.bindEntityIDs(name: criterion.range)
            for value in index &+ 1..<criterion.next {
                try scope.bind(entityID: nodes[value].range, in: text)
                if criterion.depth == 0 { entityIDs.append(nodes[value].range) }
            }
        default: break
        }
    }
}
