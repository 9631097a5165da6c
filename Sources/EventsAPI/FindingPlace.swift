import JSONParsing

/// What a finding is about, in the three ways in which places are told.
struct FindingPlace {
    var pointer: String
    var path: String
    var offset: Int
    var location: ParameterLocation = .payloadBody

    /// The body as a whole.
    static func body(at offset: Int) -> FindingPlace {
        FindingPlace(pointer: "", path: "", offset: offset)
    }

    /// A header of the request that brought the body.
    static func header(_ name: String) -> FindingPlace {
        FindingPlace(pointer: "", path: name, offset: 0, location: .header)
    }

    /// A member that is not there; the place is the object that lacks it.
    static func missing(_ member: EventMember, in object: JSONToken) -> FindingPlace {
        FindingPlace(pointer: "", path: "\(member.name)", offset: object.start)
    }

    static func value(_ token: JSONToken, of member: EventMember) -> FindingPlace {
        self.member("\(member.name)", at: token.start)
    }

    /// The name of a member, as the text has it.
    static func name(_ token: JSONToken, _ text: Span<UInt8>) -> FindingPlace {
        member(JSONText.decoded(text, token.content), at: token.start)
    }

    static func key(of property: Property, _ text: Span<UInt8>) -> FindingPlace {
        self.property(property.key, text, at: property.key.start)
    }

    static func value(of property: Property, _ text: Span<UInt8>) -> FindingPlace {
        self.property(property.key, text, at: property.value.start)
    }

    private static func member(_ name: String, at offset: Int) -> FindingPlace {
        FindingPlace(pointer: JSONPointer([name]).description, path: name, offset: offset)
    }

    static func property(_ key: JSONToken, _ text: Span<UInt8>, at offset: Int) -> FindingPlace {
        let key = JSONText.decoded(text, key.content)
        return FindingPlace(
            pointer: JSONPointer(["properties", key]).description, path: "properties.\(key)",
            offset: offset)
    }
}
