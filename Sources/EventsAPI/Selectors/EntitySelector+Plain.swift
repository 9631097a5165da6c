/// A quick way for the criteria that most events have, such as `type(HOST)` and
/// `entityName.equals(shop)`; it accepts nothing that `readCriterion` would not.
extension EntitySelector {
    /// Reads a criterion with one value, if just such a one comes next, and gives the index of
    /// its node. Otherwise nothing has been read.
    @inline(__always)
    mutating func readPlainCriterion(_ text: Span<UInt8>, depth: Int) -> Int? {
        guard depth < Self.maximumDepth, let name = cursor.guessName(text),
            let kind = CriterionName.fixedKind(of: name, in: text),
            let value = cursor.guessValue(from: name.upperBound &+ 1, text),
            kind.takesAnyText || SelectorValue.isOfOneType(value, as: kind, in: text)
        else { return nil }
        let index = tape.count
        tape.append(kind, name, depth: depth, next: index &+ 2)
        tape.append(.value, value, depth: depth &+ 1)
        // As much stands behind the value as before it: the parenthesis, and a quotation mark.
        cursor.offset = value.upperBound &+ (value.lowerBound &- name.upperBound)
        return index
    }
}
