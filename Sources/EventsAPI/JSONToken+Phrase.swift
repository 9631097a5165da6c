import JSONParsing

extension JSONToken.Kind {
    /// What a value of this kind is called in a message.
    var phrase: String {
        switch self {
        case .objectStart, .objectEnd: "an object"
        case .arrayStart, .arrayEnd: "an array"
        case .name, .string: "a string"
        case .number: "a number"
        case .true, .false: "a boolean"
        case .null: "null"
        case .endOfText: "nothing"
        }
    }
}
