extension JSONPointer {
    /// The way to the value that begins at a byte offset; nil when none begins there.
    ///
    /// It reads the text up to there, for those who keep offsets only, since few are ever asked
    /// for the way.
    package init?(toValueAt offset: Int, in text: Span<UInt8>) {
        var reader = JSONReader()
        var levels: [Level] = []
        while let token = try? reader.next(text), token.start <= offset {
            switch token.kind {
            case .name: levels[levels.count - 1] = .name(token)
            case .objectEnd, .arrayEnd: levels.removeLast()
            case .endOfText: return nil
            default:
                if case .element(let index)? = levels.last {
                    levels[levels.count - 1] = .element(index + 1)
                }
                guard token.start < offset else {
                    self.init()
                    for level in levels { components.append(level.component(of: text)) }
                    return
                }
                if token.kind == .objectStart || token.kind == .arrayStart {
                    levels.append(.element(-1))
                }
            }
        }
        return nil
    }

    /// Where the reading is within an object or an array.
    private enum Level {
        case name(JSONToken)
        /// Below 0 before the first element, and before the first name of an object.
        case element(Int)

        func component(of text: Span<UInt8>) -> String {
            switch self {
            case .name(let token): JSONText.decoded(text, token.content)
            case .element(let index): String(index)
            }
        }
    }
}
