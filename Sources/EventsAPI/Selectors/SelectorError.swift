/// Why a text is not an entity selector, and where; offsets count bytes from the start of the text
/// and may be its length, where something is missing at the end.
package enum SelectorError: Error, Equatable {
    case criterionExpected(at: Int)
    case openingParenthesisExpected(at: Int)
    case closingParenthesisExpected(at: Int)
    case commaExpected(at: Int)
    case valueExpected(at: Int)
    case valueUnexpected(at: Int)
    case tooManyValues(at: Int)
    case unterminatedQuote(at: Int)
    case quotesNeeded(at: Int)
    case unknownCriterion(at: Int, nearest: CriterionFamily)
    case unknownOperator(at: Int, of: CriterionFamily)
    case missingTypeOrEntityID(at: Int)
    case repeatedCriterion(at: Int, CriterionFamily)
    case differingTypes(at: Int)
    case malformedType(at: Int)
    case malformedEntityID(at: Int)
    case malformedManagementZoneID(at: Int)
    case unknownHealthState(at: Int)
    case malformedTime(at: Int)
    case negatedType(at: Int)
    case entityNameExpected(at: Int)
    case tooDeep(at: Int)

    /// The byte offset at which the text went wrong, at most the length of the text.
    package var offset: Int {
        switch self {
        case .criterionExpected(let offset), .openingParenthesisExpected(let offset),
            .closingParenthesisExpected(let offset), .commaExpected(let offset),
            .valueExpected(let offset), .valueUnexpected(let offset), .tooManyValues(let offset),
            .unterminatedQuote(let offset), .quotesNeeded(let offset),
            .unknownCriterion(let offset, _), .unknownOperator(let offset, _),
            .missingTypeOrEntityID(let offset), .repeatedCriterion(let offset, _),
            .differingTypes(let offset), .malformedType(let offset),
            .malformedEntityID(let offset), .malformedManagementZoneID(let offset),
            .unknownHealthState(let offset), .malformedTime(let offset),
            .negatedType(let offset), .entityNameExpected(let offset), .tooDeep(let offset):
            offset
        }
    }
}
