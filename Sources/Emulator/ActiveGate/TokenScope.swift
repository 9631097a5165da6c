/// What an API token allows (contract 5).
package enum TokenScope: String, CaseIterable, Sendable {
    case ingestEvents = "events.ingest"
    case readEvents = "events.read"

    /// The name behind the scope in the text of a 403 (contract 3.4).
    var displayName: String {
        switch self {
        case .ingestEvents: "Ingest events"
        case .readEvents: "Read events"
        }
    }
}
