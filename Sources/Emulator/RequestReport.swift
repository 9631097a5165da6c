package import EventsAPI

/// What one request was and what became of it, for people who watch.
package struct RequestReport: Sendable {
    package var time: Timestamp
    package var method: String
    package var target: String
    /// The status that was answered.
    package var status: Int
    package var eventType: String?
    package var title: String?
    /// What was wrong, in the order of the answer.
    package var violations: [Finding]
    package var warnings: [Finding]
    /// Whether the event stands in the record.
    package var isRecorded: Bool
    /// Whether something was asked for, and no event sent.
    package var isQuery = false
    /// What the client probably meant, when that can be told.
    package var hint: String?
}

/// Something that happened beside the requests and that a person should know.
package enum Incident: Sendable, Equatable {
    /// The record could not be written; events are refused with 503 until it can.
    case recordFailed(String)
    /// The record can be written again.
    case recordRecovered
    /// The journal file could not be written; requests are served all the same.
    case journalFailed(String)
    /// No descriptor is left; further clients wait.
    case outOfDescriptors(String)
    /// No HTTPS came about with a client, or it broke.
    case tlsFailed(peer: String, reason: String)
    /// The record could not be read, so that a query was answered 500.
    case readFailed(String)
}

/// Who watches an emulator. Called on its loop, after the answers have left; must not wait.
package struct EmulatorObserver: Sendable {
    package var request: (@Sendable (RequestReport) -> Void)?
    package var incident: @Sendable (Incident) -> Void

    package init(
        request: (@Sendable (RequestReport) -> Void)? = nil,
        incident: @escaping @Sendable (Incident) -> Void = { _ in }
    ) {
        self.request = request
        self.incident = incident
    }
}
