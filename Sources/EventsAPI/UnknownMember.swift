/// A member that the API does not know, and what its sender may have meant (contract 9).
struct UnknownMember {
    let name: String

    var message: String {
        let text = "'\(name.shortened)' is not a member of an event and is ignored"
        guard let meant else { return text }
        return "\(text); \(meant) was meant"
    }

    /// What API v2 calls it.
    private var meant: String? {
        Self.earlierNames[name] ?? NameSuggestion.nearest(to: name, among: Self.names)
    }

    private static let names = EventMember.allCases.map { "\($0.name)" }

    /// Names of API v1, and names that producers invent.
    private static let earlierNames = [
        "start": "startTime", "timestamp": "startTime", "startTimestamp": "startTime",
        "end": "endTime", "endTimestamp": "endTime", "timeoutMinutes": "timeout",
        "attachRules": "entitySelector", "entityId": "entitySelector",
        "entityIds": "entitySelector", "tagMatchRules": "entitySelector", "type": "eventType",
        "name": "title", "annotationType": "title",
        "source": "the property dt.event.source",
        "description": "the property dt.event.description",
        "annotationDescription": "the property dt.event.description",
        "customProperties": "properties", "attributes": "properties",
        "allowDavisMerge": "the property dt.event.allow_davis_merge",
        "deploymentName": "the property dt.event.deployment.name",
        "deploymentVersion": "the property dt.event.deployment.version",
        "deploymentProject": "the property dt.event.deployment.project",
        "ciBackLink": "the property dt.event.deployment.ci_back_link",
        "remediationAction": "the property dt.event.deployment.remediation_action_link",
    ]
}
