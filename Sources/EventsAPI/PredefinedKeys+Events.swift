/// The keys under `dt.event.` that a producer may write, as `/eventProperties` tells of them
/// (contract 2.7 and 4.9). Davis merge, custom source and custom description are the vendor's words,
/// the others ours.
extension PredefinedKeys {
    static let ofEvents: [DescribedKey] = [
        DescribedKey(
            "dt.event.allow_davis_merge", .boolean, "Allow Davis merge",
            """
            Allow Davis AI to merge this event into existing problems (true) or force \
            creating a new problem (false)
            """),
        DescribedKey(
            "dt.event.allow_frequent_issue_detection", .boolean, "Allow frequent issue detection",
            "Whether an event that keeps coming back may be taken for a frequent issue"),
        DescribedKey(
            "dt.event.allow_entity_remapping", .boolean, "Allow entity remapping",
            "Whether the event may be moved to another entity that its properties point at"),
        DescribedKey(
            "dt.event.preferred_entity_type", .text, "Preferred entity type",
            "The type of entity that the event is moved to if it may be remapped"),
        DescribedKey(
            "dt.event.is_rootcause_relevant", .boolean, "Root cause relevant",
            "Whether the event may be the root cause of a problem"),
        DescribedKey(
            "dt.event.suppress_problem", .boolean, "Suppress problem",
            "Whether the event is kept without a problem being opened"),
        DescribedKey(
            "dt.event.timeout", .number, "Timeout",
            "Minutes until an open event that is not sent again is closed"),
        DescribedKey(
            "dt.event.description", .text, "Custom description",
            "A free text that says what has happened"),
        DescribedKey(
            "dt.event.source", .text, "Custom source",
            "The name or ID of the external source of the event"),
        DescribedKey(
            "dt.event.group_label", .text, "Group label",
            "The label under which events of one kind are shown together"),
        DescribedKey(
            "dt.event.correlation_tag", .correlationTag, "Correlation tag",
            "Keeps events apart that would be the same one by type, title and entity"),
        DescribedKey(
            "dt.event.metric_selector", .text, "Metric selector",
            "The metric that the event was raised for"),
        DescribedKey(
            "dt.event.metric_threshold", .text, "Metric threshold",
            "The value of the metric beyond which the event was raised"),
        DescribedKey(
            "dt.event.release_version", .text, "Release version",
            "The version of the release that the event belongs to"),
    ]

    /// REL: a deployment's version is what makes a release.
    static let ofDeployments: [DescribedKey] = [
        DescribedKey(
            "dt.event.deployment.name", .text, "Deployment name",
            "The name of what was deployed"),
        DescribedKey(
            "dt.event.deployment.version", .text, "Deployment version",
            "The version that was deployed; a release is recognized by it"),
        DescribedKey(
            "dt.event.deployment.project", .text, "Deployment project",
            "The project that was deployed"),
        DescribedKey(
            "dt.event.deployment.release_stage", .text, "Release stage",
            "The stage that was deployed to, such as production"),
        DescribedKey(
            "dt.event.deployment.release_product", .text, "Release product",
            "The product that the deployment belongs to"),
        DescribedKey(
            "dt.event.deployment.release_build_version", .text, "Release build version",
            "The build that was deployed"),
        DescribedKey(
            "dt.event.deployment.ci_back_link", .text, "CI back link",
            "The address of the pipeline that deployed"),
        DescribedKey(
            "dt.event.deployment.remediation_action_link", .text, "Remediation action link",
            "The address of what undoes or repairs the deployment"),
    ]
}
