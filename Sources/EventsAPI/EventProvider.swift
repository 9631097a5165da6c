/// Which way an event came in, as the vendor names it; part of the correlation id (contract 2.4).
package enum EventProvider: Sendable, CaseIterable {
    case oneAgent
    case rest

    package var wireName: StaticString {
        switch self {
        case .oneAgent: "AGENT_LOCAL_REST_API_INGEST"
        case .rest: "EVENTS_REST_API_INGEST"
        }
    }
}
