import JSONParsing

/// Why a text is not an event selector, and where; offsets count bytes from the start of the text
/// and may be its length, where something is missing at the end.
package enum EventSelectorError: Error, Equatable {
    /// What an entity selector would be refused for as well: punctuation, quotes and ids.
    case shared(SelectorError)
    case criterionExpected(at: Int)
    case unknownCriterion(at: Int, nearest: EventCriterionName?)
    /// Something follows a criterion's name that may not, or a property has no key.
    case unknownOperator(at: Int, of: EventCriterionName)
    case unknownStatus(at: Int)
    case malformedBoolean(at: Int)

    /// The byte offset at which the text went wrong, at most the length of the text.
    package var offset: Int {
        switch self {
        case .shared(let error): error.offset
        case .criterionExpected(let offset), .unknownCriterion(let offset, _),
            .unknownOperator(let offset, _), .unknownStatus(let offset),
            .malformedBoolean(let offset):
            offset
        }
    }

    /// What should have stood at the offset, in a few words that do not name the place.
    package var explanation: String {
        switch self {
        case .shared(let error): error.explanation
        case .criterionExpected: #"a criterion such as status("OPEN") must stand here"#
        case .unknownCriterion(_, let nearest?): "no such criterion; \(nearest.wireName) was meant"
        case .unknownCriterion(_, nil): "no such criterion; there are \(Self.knownNames)"
        case .unknownOperator(_, let name): name.operatorRule
        case .unknownStatus: "the status must be OPEN or CLOSED"
        case .malformedBoolean: "the value must be true or false"
        }
    }

    /// What the API answers to a text that has this error; the column counts Unicode scalars from 1.
    package func message(in text: Span<UInt8>) -> String {
        let column = TextPosition(of: offset, in: text).column
        return "Event selector parse error: \(explanation) (column \(column))"
    }

    private static let knownNames = EventCriterionName.allCases.map { "\($0.wireName)" }
        .joined(separator: ", ")
}
