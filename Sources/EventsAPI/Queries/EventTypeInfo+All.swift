extension EventTypeInfo {
    /// The types that may be ingested, and those of the platform's own detection that are known to
    /// the letter. The vendor's order is none that one could tell; here it is the alphabet's.
    package static let all = (ingestable + detected).sorted { $0.type < $1.type }

    private static let ingestable = EventType.allCases.map {
        EventTypeInfo(
            type: "\($0.wireName)", displayName: $0.displayName,
            severityLevel: "\($0.severityLevel)", description: nil)
    }

    /// Contract 4.8, verbatim.
    private static let detected = [
        EventTypeInfo(
            type: "APPLICATION_UNEXPECTED_LOW_LOAD", displayName: "Application low traffic",
            severityLevel: "AVAILABILITY", description: "Unexpected low traffic"),
        EventTypeInfo(
            type: "MOBILE_APP_CRASH_RATE_INCREASED", displayName: "Mobile app crash rate increase",
            severityLevel: "ERROR", description: nil),
        EventTypeInfo(
            type: "APPLICATION_SLOWDOWN", displayName: "Application slowdown",
            severityLevel: "PERFORMANCE", description: "User action duration degradation"),
        EventTypeInfo(
            type: "APPLICATION_ERROR_RATE_INCREASED",
            displayName: "JavaScript error rate increase", severityLevel: "ERROR",
            description: nil),
        EventTypeInfo(
            type: "APPLICATION_JS_FRAMEWORK_DETECTED", displayName: "JavaScript framework change",
            severityLevel: "INFO", description: nil),
        EventTypeInfo(
            type: "APPLICATION_OVERLOAD_PREVENTION",
            displayName: "Application overload prevention", severityLevel: "INFO",
            description: "Max user actions per minute exceeded"),
        EventTypeInfo(
            type: "APPLICATION_UNEXPECTED_HIGH_LOAD", displayName: "Application high traffic",
            severityLevel: "RESOURCE_CONTENTION", description: "Unexpected high traffic"),
    ]
}

extension EventType {
    /// "Availability event" and "Deployment" are observed as group labels; the others are guesses
    /// after them.
    fileprivate var displayName: String {
        switch self {
        case .availabilityEvent: "Availability event"
        case .customAlert: "Custom alert"
        case .customAnnotation: "Annotation"
        case .customConfiguration: "Configuration change"
        case .customDeployment: "Deployment"
        case .customInfo: "Info event"
        case .errorEvent: "Error event"
        case .markedForTermination: "Marked for termination"
        case .performanceEvent: "Performance event"
        case .resourceContentionEvent: "Resource contention event"
        case .warning: "Warning"
        }
    }
}
