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
    @inline(__always)
    init?(_ text: Span<UInt8>, _ token: JSONToken) {
        guard let named = Self.match(text, token) else { return nil }
        self = named
    }

    @inline(__always)
    private static func match(_ text: Span<UInt8>, _ token: JSONToken) -> EventMember? {
        guard !token.hasEscapes else { return matchDecoded(text, token) }
        let start = token.start &+ 1
        switch token.end &- 1 &- start {
        case 5 where text.has("title", at: start): return .title
        case 7 where text.has("timeout", at: start): return .timeout
        case 7 where text.has("endTime", at: start): return .endTime
        case 9 where text.has("eventType", at: start): return .eventType
        case 9 where text.has("startTime", at: start): return .startTime
        case 10 where text.has("properties", at: start): return .properties
        case 14 where text.has("entitySelector", at: start): return .entitySelector
        default: return nil
        }
    }

    private static func matchDecoded(_ text: Span<UInt8>, _ token: JSONToken) -> EventMember? {
        allCases.first { JSONText.equals(text, token, $0.name) }
    }
}
