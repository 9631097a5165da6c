import EventsAPI

/// Event selectors in the form that the fixtures have: `status[|OPEN|] property:tool[|a|b|]`.
enum EventSelectorReading {
    static func rendered(_ text: String) throws(EventSelectorError) -> String {
        try EventSelector(text).criteria.map(rendered).joined(separator: " ")
    }

    /// The error that a text ends in, if it does.
    static func error(in text: String) -> EventSelectorError? {
        do throws(EventSelectorError) {
            _ = try EventSelector(text)
            return nil
        } catch {
            return error
        }
    }

    /// The error's case, without what belongs to it.
    static func name(of error: EventSelectorError) -> Substring {
        if case .shared(let shared) = error { return "\(shared)".prefix { $0 != "(" } }
        return "\(error)".prefix { $0 != "(" }
    }

    private static func rendered(_ criterion: EventCriterion) -> String {
        let name = "\(criterion)".prefix { $0 != "(" }
        return switch criterion {
        case .eventID(let values), .entityID(let values), .managementZoneID(let values),
            .correlationID(let values):
            "\(name)\(rendered(values))"
        case .eventType(let value): "\(name)\(rendered([value]))"
        case .status(let status): "\(name)\(rendered([status.rawValue]))"
        case .underMaintenance(let flag), .suppressAlert(let flag), .suppressProblem(let flag),
            .frequentEvent(let flag):
            "\(name)\(rendered(["\(flag)"]))"
        case .property(let key, let values): "\(name):\(key)\(rendered(values))"
        }
    }

    private static func rendered(_ values: [String]) -> String {
        "[|\(values.joined(separator: "|"))|]"
    }
}
