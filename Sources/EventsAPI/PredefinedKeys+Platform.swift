/// The keys under `dt.davis.`, and those that the platform alone writes (contract 2.7 and 4.9).
extension PredefinedKeys {
    /// SEMDIC: the names that Grail has for some of the keys under `dt.event.`.
    static let ofDavis: [DescribedKey] = [
        DescribedKey(
            "dt.davis.is_merging_allowed", .boolean, "Merging allowed",
            "Whether the event may be merged into an existing problem"),
        DescribedKey(
            "dt.davis.is_frequent_issue_detection_allowed", .boolean,
            "Frequent issue detection allowed",
            "Whether the event may be taken for a frequent issue"),
        DescribedKey(
            "dt.davis.is_entity_remapping_allowed", .boolean, "Entity remapping allowed",
            "Whether the event may be moved to another entity"),
        DescribedKey(
            "dt.davis.is_rootcause_relevant", .boolean, "Root cause relevant",
            "Whether the event may be the root cause of a problem"),
        DescribedKey(
            "dt.davis.is_problem_suppressed", .boolean, "Problem suppressed",
            "Whether the event is kept without a problem being opened"),
        DescribedKey(
            "dt.davis.preferred_entity_type", .text, "Preferred entity type",
            "The type of entity that the event is moved to if it may be remapped"),
        DescribedKey(
            "dt.davis.timeout", .number, "Timeout",
            "Minutes until an open event that is not sent again is closed"),
        DescribedKey(
            "dt.davis.analysis_time_budget", .number, "Analysis time budget",
            "Seconds that the analysis of the event may take"),
        DescribedKey(
            "dt.davis.analysis_trigger_delay", .number, "Analysis trigger delay",
            "Seconds between the event and its analysis"),
    ]

    /// The baselines are the vendor's words; there are more of them, told by their prefix alone.
    static let readOnly: [DescribedKey] = [
        DescribedKey(
            "dt.event.title", .readOnly, "Title",
            "The title of the event"),
        DescribedKey(
            "dt.event.impact_level", .readOnly, "Impact level",
            "The part of the environment that the event affects, such as Infrastructure or Services"
        ),
        DescribedKey(
            "dt.event.correlation_id", .readOnly, "Correlation ID",
            "What all occurrences of the same event have in common"),
        DescribedKey(
            "dt.event.entity_remapping_failure_info", .readOnly, "Entity remapping failure",
            "Why the event could not be moved to another entity"),
        DescribedKey(
            "dt.event.baseline.service_method", .readOnly, "Baseline affected service method",
            "Lists affected service methods of the triggered service event"),
        DescribedKey(
            "dt.event.baseline.total_load", .readOnlyNumber, "Baseline total load",
            "The load (calls per minute) of the entire service or application for triggered event"),
    ]
}
