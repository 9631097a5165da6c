extension EntitySelector {
    /// What is wrong with a text that ought to be an entity selector, in the words that ingest has
    /// for it; nil when nothing is.
    static func problem(of text: String) -> String? {
        let length = text.unicodeScalars.count
        guard length <= maximumLength else {
            return "length must be between 0 and \(maximumLength), not \(length)"
        }
        let bytes = Array(text.utf8)
        var selector = EntitySelector()
        do throws(SelectorError) {
            try selector.parse(bytes.span)
            return nil
        } catch {
            return error.message(in: bytes.span)
        }
    }
}
