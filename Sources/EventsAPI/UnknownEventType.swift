/// A name that is no event type, and the type that its sender may have meant.
struct UnknownEventType {
    let name: String

    var message: String {
        let text = "'\(name.shortened)' must be any of [\(Self.names.joined(separator: ", "))]"
        guard let meant else { return text }
        return "\(text); \(meant) was meant"
    }

    private var meant: String? {
        Self.earlierNames[name] ?? NameSuggestion.nearest(to: name, among: Self.names)
    }

    private static let names = EventType.allCases.map { "\($0.wireName)" }

    /// Names of API v1, and names that producers invent (contract 2.2 and 9).
    private static let earlierNames = [
        "RESOURCE_CONTENTION": "RESOURCE_CONTENTION_EVENT", "AVAILABILITY": "AVAILABILITY_EVENT",
        "ERROR": "ERROR_EVENT", "PERFORMANCE": "PERFORMANCE_EVENT", "INFO_EVENT": "CUSTOM_INFO",
        "INFO": "CUSTOM_INFO", "ALERT": "CUSTOM_ALERT", "DEPLOYMENT": "CUSTOM_DEPLOYMENT",
        "ANNOTATION": "CUSTOM_ANNOTATION", "CONFIGURATION": "CUSTOM_CONFIGURATION",
    ]
}
