/// An event selector: criteria that an event must all meet (contract 4.3).
///
/// A criterion may stand more than once; an event must then meet each of them.
package struct EventSelector: Equatable, Sendable {
    /// The selector as it was written.
    package let text: String
    /// At least one, in the order of the text.
    package let criteria: [EventCriterion]

    /// Reads a whole text.
    ///
    /// No length is documented for it; that of a request's head bounds it.
    ///
    /// - Throws: the first thing that is wrong.
    package init(_ text: String) throws(EventSelectorError) {
        self.text = text
        let bytes = Array(text.utf8)
        var reader = EventSelectorReader()
        criteria = try reader.readCriteria(bytes.span)
    }
}
