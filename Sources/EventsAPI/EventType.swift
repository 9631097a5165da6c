package import JSONParsing

/// The event types that may be ingested (contract 2.2).
package enum EventType: UInt8, Sendable, CaseIterable {
    case availabilityEvent
    case customAlert
    case customAnnotation
    case customConfiguration
    case customDeployment
    case customInfo
    case errorEvent
    case markedForTermination
    case performanceEvent
    case resourceContentionEvent
    case warning

    package var wireName: StaticString {
        switch self {
        case .availabilityEvent: "AVAILABILITY_EVENT"
        case .customAlert: "CUSTOM_ALERT"
        case .customAnnotation: "CUSTOM_ANNOTATION"
        case .customConfiguration: "CUSTOM_CONFIGURATION"
        case .customDeployment: "CUSTOM_DEPLOYMENT"
        case .customInfo: "CUSTOM_INFO"
        case .errorEvent: "ERROR_EVENT"
        case .markedForTermination: "MARKED_FOR_TERMINATION"
        case .performanceEvent: "PERFORMANCE_EVENT"
        case .resourceContentionEvent: "RESOURCE_CONTENTION_EVENT"
        case .warning: "WARNING"
        }
    }

    /// Whether such an event opens a problem; the others only inform.
    package var isProblemOpening: Bool {
        switch self {
        case .availabilityEvent, .errorEvent, .performanceEvent, .resourceContentionEvent,
            .customAlert:
            true
        default: false
        }
    }

    /// The severity level that `/eventTypes` tells of the type.
    package var severityLevel: StaticString {
        switch self {
        case .availabilityEvent: "AVAILABILITY"
        case .errorEvent: "ERROR"
        case .performanceEvent: "PERFORMANCE"
        case .resourceContentionEvent: "RESOURCE_CONTENTION"
        case .customAlert: "CUSTOM_ALERT"
        default: "INFO"
        }
    }
}

extension EventType {
    /// The type that a JSON string names, to the letter and after its escapes are decoded.
    package init?(_ text: Span<UInt8>, _ token: JSONToken) {
        guard let named = Self.match(text, token) else { return nil }
        self = named
    }

    private static func match(_ text: Span<UInt8>, _ token: JSONToken) -> EventType? {
        if token.hasEscapes {
            return allCases.first { token.equals($0.wireName, text) }
        }
        guard let candidate = candidate(text, token.content) else { return nil }
        return token.equals(candidate.wireName, text) ? candidate : nil
    }

    /// The one type that a name of this length can be, told apart by one letter.
    private static func candidate(_ text: Span<UInt8>, _ range: Range<Int>) -> EventType? {
        switch range.count {
        case 7: .warning
        case 11: text[range.lowerBound] == UInt8(ascii: "C") ? .customInfo : .errorEvent
        case 12: .customAlert
        case 17: candidateOfSeventeen(text[range.lowerBound + 10])
        case 18: .availabilityEvent
        case 20: .customConfiguration
        case 22: .markedForTermination
        case 25: .resourceContentionEvent
        default: nil
        }
    }

    private static func candidateOfSeventeen(_ eleventhLetter: UInt8) -> EventType {
        switch eleventhLetter {
        case UInt8(ascii: "O"): .customAnnotation
        case UInt8(ascii: "L"): .customDeployment
        default: .performanceEvent
        }
    }
}
