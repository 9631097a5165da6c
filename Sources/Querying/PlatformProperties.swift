import ByteBuffers
import EventsAPI

/// The properties that the platform adds to what a producer sent (contract 4.2).
///
/// Which ones is observed on the events of its own detection and, for a deployment, on one that was
/// posted; for the others it is assumed to be alike.
enum PlatformProperties {
    static let keys: Set<String> = [
        "dt.event.group_label", "dt.event.impact_level", "dt.event.is_rootcause_relevant",
        "dt.event.timeout",
    ]

    /// What the platform calls each type (contract 4.8).
    private static let labels = EventType.allCases.map { type in
        EventTypeInfo.named("\(type.wireName)")?.displayName ?? ""
    }

    /// What is added to an event whose line was read.
    static func added(
        to event: IndexedEvent, _ report: ReportLine, _ line: Span<UInt8>
    ) -> [PropertyList.Pair] {
        let label = PropertyList.Pair(
            key: "dt.event.group_label", value: labels[Int(event.type.rawValue)])
        guard event.type.isProblemOpening else { return [label] }
        let entityID = String(line.extracting(report.entityIDs[event.report.entity]))
        return [
            label,
            PropertyList.Pair(key: "dt.event.impact_level", value: impactLevel(of: entityID)),
            PropertyList.Pair(key: "dt.event.is_rootcause_relevant", value: "true"),
            PropertyList.Pair(
                key: "dt.event.timeout",
                value: String(ReportedTimes(report, line)?.timeoutMinutes ?? 0)),
        ]
    }

    /// contract 2.7: one of five, by the type of the entity.
    private static func impactLevel(of entityID: String) -> String {
        switch entityID.dropLast(17) {
        case "ENVIRONMENT": "Environment"
        case "SERVICE", "SERVICE_METHOD", "SERVICE_METHOD_GROUP": "Services"
        case "SYNTHETIC_TEST", "HTTP_CHECK", "SYNTHETIC_TEST_STEP", "EXTERNAL_SYNTHETIC_TEST",
            "SYNTHETIC_LOCATION":
            "Synthetic"
        case "APPLICATION", "APPLICATION_METHOD", "MOBILE_APPLICATION", "CUSTOM_APPLICATION",
            "DEVICE_APPLICATION":
            "Application"
        default: "Infrastructure"
        }
    }
}
