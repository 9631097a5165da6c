package import EventsAPI

/// Everything that one emulator is told at its start.
package struct EmulatorConfiguration: Sendable {
    /// The port on which a OneAgent takes events (contract 7.1).
    package static let defaultOneAgentPort: UInt16 = 14499

    /// The address of the OneAgent listener. Anything but loopback needs `allowsRemote`.
    package var host = "127.0.0.1"
    /// The port of the OneAgent listener; 0 lets the system choose.
    package var port = defaultOneAgentPort
    /// The address of the control listener.
    package var controlHost = "127.0.0.1"
    /// The port of the control listener; 0 lets the system choose.
    package var controlPort: UInt16 = 0
    /// Whether an address other than loopback may be listened on.
    package var allowsRemote = false
    /// Names, besides those of loopback, under which the control API may be called.
    package var allowedHosts: [String] = []

    /// Where accepted events go: a path, or `-` for standard output.
    package var recordPath = "events.jsonl"
    /// Where every request goes, if anywhere.
    package var journalPath: String?
    /// Whether an event is on the disk, not only in the file, before its answer leaves.
    package var synchronizesRecord = false

    /// Whether every warning and every status but `OK` is a refusal.
    package var isStrict = false
    /// The status of an answer to an event that was not refused: 201 with the body of the public
    /// API, 202 or 204 without one (contract 0.5, "OneAgent success").
    package var oneAgentReply = OneAgentReply.created

    /// The ActiveGate, when there is one.
    package var activeGate: ActiveGateConfiguration?
    /// The entities that selectors are resolved against; nil when they are made up.
    package var inventory: EntityInventory?
    /// What becomes of an event whose selector matches none of them.
    package var selectorNoMatch = SelectorNoMatch.nothing

    package var limits = EmulatorLimits()

    package init() {}
}

/// How the OneAgent endpoint answers what it did not refuse.
package enum OneAgentReply: Int, Sendable, CaseIterable {
    case created = 201
    case accepted = 202
    case noContent = 204
}

/// Sizes, counts and times that a client cannot exceed (design, section 5).
package struct EmulatorLimits: Sendable {
    package var maximumHeadBytes = 32_768
    package var maximumFields = 100
    package var maximumBodyBytes = 1_048_576
    /// Connections of each listener; one more is answered 503 and closed.
    package var maximumConnections = 1_024
    /// From the first byte of a request to the end of its head.
    package var headTimeout = Duration.seconds(10)
    /// From the end of the head to the end of the body.
    package var bodyTimeout = Duration.seconds(30)
    /// Between two requests, and while a client does not read its answer.
    package var idleTimeout = Duration.seconds(60)

    package init() {}
}
