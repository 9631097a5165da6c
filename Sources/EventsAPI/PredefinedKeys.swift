import JSONParsing

/// The predefined keys of contract 2.7, found by the hash that every property has.
struct PredefinedKeys {
    private let slots: [PredefinedKey?]

    init() {
        var slots = [PredefinedKey?](repeating: nil, count: 128)
        for key in Self.all {
            var slot = Self.slot(of: key.name, in: slots.count)
            while slots[slot] != nil { slot = (slot + 1) % slots.count }
            slots[slot] = key
        }
        self.slots = slots
    }

    /// The predefined key of a property, or nil when its key has no meaning of its own.
    func find(_ property: Property, _ text: Span<UInt8>) -> PredefinedKey? {
        let mask = slots.count &- 1
        var slot = Int(truncatingIfNeeded: property.hash) & mask
        while let key = slots[slot] {
            if property.key.equals(key.name, text) { return key }
            slot = (slot &+ 1) & mask
        }
        return nil
    }

    private static func slot(of name: StaticString, in count: Int) -> Int {
        name.withUTF8Buffer { bytes in
            Int(truncatingIfNeeded: PropertyKey.hash(bytes.span)) & (count - 1)
        }
    }
}

extension PredefinedKeys {
    static var all: [PredefinedKey] { text + booleans + numbers + readOnly }

    private static var text: [PredefinedKey] {
        let names: [StaticString] = [
            "dt.event.preferred_entity_type", "dt.event.description", "dt.event.source",
            "dt.event.group_label", "dt.event.deployment.name", "dt.event.deployment.version",
            "dt.event.deployment.project", "dt.event.deployment.release_stage",
            "dt.event.deployment.release_product", "dt.event.deployment.release_build_version",
            "dt.event.deployment.ci_back_link", "dt.event.deployment.remediation_action_link",
            "dt.event.metric_selector", "dt.event.metric_threshold", "dt.event.release_version",
            "dt.davis.preferred_entity_type",
        ]
        return names.map { PredefinedKey(name: $0, value: .text) } + [
            PredefinedKey(name: "dt.event.correlation_tag", value: .correlationTag)
        ]
    }

    private static var booleans: [PredefinedKey] {
        let names: [StaticString] = [
            "dt.event.allow_davis_merge", "dt.event.allow_frequent_issue_detection",
            "dt.event.allow_entity_remapping", "dt.event.is_rootcause_relevant",
            "dt.event.suppress_problem", "dt.davis.is_merging_allowed",
            "dt.davis.is_frequent_issue_detection_allowed", "dt.davis.is_entity_remapping_allowed",
            "dt.davis.is_rootcause_relevant", "dt.davis.is_problem_suppressed",
        ]
        return names.map { PredefinedKey(name: $0, value: .boolean) }
    }

    private static var numbers: [PredefinedKey] {
        let names: [StaticString] = [
            "dt.event.timeout", "dt.davis.timeout", "dt.davis.analysis_time_budget",
            "dt.davis.analysis_trigger_delay",
        ]
        return names.map { PredefinedKey(name: $0, value: .number) }
    }

    private static var readOnly: [PredefinedKey] {
        let names: [StaticString] = [
            "dt.event.title", "dt.event.impact_level", "dt.event.correlation_id",
            "dt.event.entity_remapping_failure_info",
        ]
        return names.map { PredefinedKey(name: $0, value: .readOnly) }
    }
}
