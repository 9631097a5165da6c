import ByteBuffers

/// What a criterion asks of an entity's name; with letter case only in `caseSensitive(…)`.
struct EntityNameCondition {
    private let kind: SelectorNode.Kind
    private let values: [[UInt8]]
    private let isCaseSensitive: Bool

    init(_ kind: SelectorNode.Kind, _ values: [String], isCaseSensitive: Bool) {
        self.kind = kind
        self.values = values.map { isCaseSensitive ? Array($0.utf8) : FoldedText.bytes(of: $0) }
        self.isCaseSensitive = isCaseSensitive
    }

    func holds(for entity: Entity) -> Bool {
        guard isCaseSensitive else {
            let name = entity.foldedName
            return holds(for: name.span)
        }
        return holds(for: entity.displayName.utf8.span)
    }

    private func holds(for name: Span<UInt8>) -> Bool {
        for value in values where holds(value.span, for: name) { return true }
        return false
    }

    private func holds(_ value: Span<UInt8>, for name: Span<UInt8>) -> Bool {
        switch kind {
        case .entityNameStartsWith: name.hasPrefix(value)
        case .entityNameContains: name.contains(value)
        default: name.hasSameBytes(as: value)
        }
    }
}

extension Span<UInt8> {
    fileprivate func contains(_ part: Span<UInt8>) -> Bool {
        guard part.count <= count else { return false }
        for start in 0...count - part.count where extracting(start..<count).hasPrefix(part) {
            return true
        }
        return false
    }
}
