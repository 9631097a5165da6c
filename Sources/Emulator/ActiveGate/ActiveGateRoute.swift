import HTTP1

/// What a path of the public API stands for (contract 1).
enum ActiveGateRoute: Equatable {
    /// `/events/ingest`. Asked with GET it is the id of an event that there is not.
    case ingest
    case events
    case event(id: String)
    case eventTypes
    case eventType(String)
    case eventProperties
    case eventProperty(String)

    /// The route of a path, below `/api/v2` or `/e/{environment}/api/v2`; nil when there is none.
    init?(_ segments: [String], environmentID: String) {
        var rest = segments[...]
        if rest.first == "e" {
            guard rest.dropFirst().first == environmentID else { return nil }
            rest = rest.dropFirst(2)
        }
        guard rest.starts(with: ["api", "v2"]) else { return nil }
        self.init(Array(rest.dropFirst(2)))
    }

    private init?(_ segments: [String]) {
        guard let collection = segments.first, 1...2 ~= segments.count else { return nil }
        let member = segments.dropFirst().first
        switch (collection, member) {
        case ("events", nil): self = .events
        case ("events", "ingest"): self = .ingest
        case ("events", let id?) where !id.isEmpty: self = .event(id: id)
        case ("eventTypes", nil): self = .eventTypes
        case ("eventTypes", let type?) where !type.isEmpty: self = .eventType(type)
        case ("eventProperties", nil): self = .eventProperties
        case ("eventProperties", let key?) where !key.isEmpty: self = .eventProperty(key)
        default: return nil
        }
    }

    /// HEAD is GET without the content (RFC 9110 section 9.3.2).
    func takes(_ method: RequestMethod) -> Bool {
        switch method {
        case .get, .head: true
        case .post: self == .ingest
        default: false
        }
    }

    var allowedMethods: StaticString {
        self == .ingest ? "GET, HEAD, POST" : "GET, HEAD"
    }
}
