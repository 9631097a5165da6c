import EventsAPI

extension EntitySelector {
    /// Reads a text, for the tests that look at what came of it.
    init(_ text: String) throws(SelectorError) {
        self.init()
        try parse(Array(text.utf8).span)
    }

    /// The error that a text ends in, if it does.
    static func error(in text: String) -> SelectorError? {
        do throws(SelectorError) {
            _ = try EntitySelector(text)
            return nil
        } catch {
            return error
        }
    }

    /// The tape in the form that the fixtures have: `type[HOST] fromRelationship:runsOn[…]`.
    func rendered(_ text: String) -> String {
        rendered(0..<nodes.count, Array(text.utf8))
    }

    private func rendered(_ indices: Range<Int>, _ bytes: [UInt8]) -> String {
        var parts: [String] = []
        var index = indices.lowerBound
        while index < indices.upperBound {
            let node = nodes[index]
            let name = String(decoding: bytes[node.range], as: UTF8.self)
            let contents = rendered(index + 1..<node.next, bytes)
            parts.append(node.kind == .value ? name : "\(label(node.kind, name))[\(contents)]")
            index = node.next
        }
        return parts.joined(separator: " ")
    }

    private func label(_ kind: SelectorNode.Kind, _ name: String) -> String {
        switch kind {
        case .attribute, .attributeExists, .fromRelationship, .toRelationship: "\(kind):\(name)"
        default: "\(kind)"
        }
    }
}
