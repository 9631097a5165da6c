import JSONParsing

extension SelectorError {
    /// What the API answers to a text that has this error; the column counts Unicode scalars from 1.
    func message(in text: Span<UInt8>) -> String {
        let column = TextPosition(of: offset, in: text).column
        return "Entity selector parse error: \(explanation) (column \(column))"
    }

    /// What should have stood at the offset, in a few words that do not name the place.
    package var explanation: String {
        switch self {
        case .criterionExpected: "a criterion such as type(HOST) must stand here"
        case .openingParenthesisExpected: "an opening parenthesis must follow the criterion's name"
        case .closingParenthesisExpected: "a closing parenthesis must stand here"
        case .commaExpected: "criteria must be separated by commas"
        case .valueExpected: "a value must stand here"
        case .valueUnexpected: "this criterion takes no value"
        case .tooManyValues: "this criterion takes one value; quote a text that has a comma"
        case .unterminatedQuote: "the text must end with a quotation mark"
        case .quotesNeeded: "a text with parentheses or quotation marks must be quoted"
        case .unknownCriterion(_, let nearest): "no such criterion; \(nearest.name) was meant"
        case .unknownOperator(_, let family): family.operatorRule
        case .missingTypeOrEntityID: "a selector must have a type(…) or an entityId(…)"
        case .repeatedCriterion(_, let family): "\(family.name)(…) must stand only once"
        case .differingTypes: "all entities of a selector must be of one type"
        case .malformedType: "a type must be letters, digits and . _ : - only"
        case .malformedEntityID: "an entity id must be like HOST-0123456789ABCDEF"
        case .malformedManagementZoneID: "the id of a management zone must be a number"
        case .unknownHealthState: "the health state must be HEALTHY or UNHEALTHY"
        case .malformedTime: "a time must be like now-3h, 2021-01-25T05:57:01Z or UTC milliseconds"
        case .negatedType: "type(…) must not be negated"
        case .entityNameExpected: "caseSensitive must hold an entityName criterion"
        case .tooDeep: "criteria must not be nested in each other more than 16 deep"
        }
    }
}
