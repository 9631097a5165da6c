import JSONParsing

extension JSONToken {
    /// Whether a name or string says just this, after its escapes are decoded.
    func equals(_ expected: StaticString, _ text: Span<UInt8>) -> Bool {
        guard hasEscapes else { return text.extracting(content).hasSameBytes(as: expected) }
        return JSONText.equals(text, self, expected)
    }
}
