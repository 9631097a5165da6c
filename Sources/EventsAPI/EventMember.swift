import JSONParsing

/// The members of an event that the API knows (contract 2.1).
enum EventMember: Int, CaseIterable {
    case eventType
    case title
    case startTime
    case endTime
    case timeout
    case entitySelector
    case properties

    var name: StaticString {
        switch self {
        case .eventType: "eventType"
        case .title: "title"
        case .startTime: "startTime"
        case .endTime: "endTime"
        case .timeout: "timeout"
        case .entitySelector: "entitySelector"
        case .properties: "properties"
        }
    }

    /// The member that a name token names, after its escapes are decoded.
    init?(_ text: Span<UInt8>, _ token: JSONToken) {
        guard let named = Self.match(text, token) else { return nil }
        self = named
    }

    private static func match(_ text: Span<UInt8>, _ token: JSONToken) -> EventMember? {
        if token.hasEscapes { return allCases.first { token.equals($0.name, text) } }
        guard let candidate = candidate(text, token.content) else { return nil }
        return token.equals(candidate.name, text) ? candidate : nil
    }

    /// The one member that a name of this length can be.
    private static func candidate(_ text: Span<UInt8>, _ range: Range<Int>) -> EventMember? {
        switch range.count {
        case 5: .title
        case 7: text[range.lowerBound] == UInt8(ascii: "t") ? .timeout : .endTime
        case 9: text[range.lowerBound] == UInt8(ascii: "e") ? .eventType : .startTime
        case 10: .properties
        case 14: .entitySelector
        default: nil
        }
    }
}
