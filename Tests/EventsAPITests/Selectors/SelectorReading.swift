import EventsAPI

/// What came of reading a text as an entity selector, to look at more than once.
struct SelectorReading {
    let text: String
    let nodes: [SelectorNode]
    let type: String?
    let entityIDs: [String]

    init(_ text: String) throws(SelectorError) {
        var selector = EntitySelector()
        try self.init(text, with: &selector)
    }

    init(_ text: String, with selector: inout EntitySelector) throws(SelectorError) {
        let bytes = Array(text.utf8)
        try selector.parse(bytes.span)
        self.text = text
        nodes = selector.nodes
        type = selector.type.map { String(decoding: bytes[$0], as: UTF8.self) }
        entityIDs = selector.entityIDs.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The error that a text ends in, if it does.
    static func error(in text: String) -> SelectorError? {
        do throws(SelectorError) {
            _ = try SelectorReading(text)
            return nil
        } catch {
            return error
        }
    }

    /// The tape in the form that the fixtures have: `type[HOST] fromRelationship:runsOn[…]`.
    var tape: String { rendered(nodes[...]) }

    private func rendered(_ nodes: ArraySlice<SelectorNode>) -> String {
        var parts: [String] = []
        var rest = nodes
        while let node = rest.first {
            let contents = rendered(rest[..<node.next].dropFirst())
            parts.append(node.kind == .value ? name(node) : "\(label(node))[\(contents)]")
            rest = rest[node.next...]
        }
        return parts.joined(separator: " ")
    }

    private func name(_ node: SelectorNode) -> String {
        String(decoding: Array(text.utf8)[node.range], as: UTF8.self)
    }

    private func label(_ node: SelectorNode) -> String {
        switch node.kind {
        case .attribute, .attributeExists, .fromRelationship, .toRelationship:
            "\(node.kind):\(name(node))"
        default: "\(node.kind)"
        }
    }
}

extension EntitySelector {
    var nodes: [SelectorNode] {
        var nodes: [SelectorNode] = []
        for index in 0..<tape.count { nodes.append(tape[index]) }
        return nodes
    }
}
