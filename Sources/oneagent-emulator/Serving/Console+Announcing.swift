import Emulator

extension Console {
    /// Says where the emulator is, what it does with events, and what to try.
    func announce(_ emulator: Emulator, _ configuration: EmulatorConfiguration) {
        let ready = emulator.ready
        if let tornBytes = emulator.tornBytes {
            warning(
                "\(ready.recordPath) ended in \(tornBytes) bytes of a torn line,"
                    + " which were cut off")
        }
        if configuration.allowsRemote {
            say(
                .warning,
                colored(
                    "Other machines can reach this emulator (--allow-remote). Only the ActiveGate's API"
                        + " asks for a token.", .red))
        }
        say(
            .info,
            """
            oneagent-emulator \(EmulatorVersion.current)
              events   \(ready.oneAgentURL)
            \(ready.activeGate.map(Self.places) ?? "")\
              control  \(ready.controlURL)
              record   \(ready.recordPath == "-" ? "standard output" : ready.recordPath)

            Try it:
              curl --request POST --url http://localhost:\(ready.oneAgentPort)/v2/events/ingest \
            --header "Content-type: application/json" \
            --data "{ \\"eventType\\": \\"AVAILABILITY_EVENT\\", \\"title\\": \\"Demo title\\" }"
            \(ready.activeGate.map(Self.example) ?? "")
            Stop it with Ctrl-C.
            """)
    }

    /// The lines of the ActiveGate among the places, each with its line feed.
    private static func places(_ activeGate: ReadyActiveGate) -> String {
        var lines = ["  API      \(activeGate.url)"]
        if let token = activeGate.token { lines.append("  token    \(token)") }
        if let caFile = activeGate.caFile { lines.append("  trust    \(caFile)") }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A command that works, with the line feed before and behind it.
    private static func example(_ activeGate: ReadyActiveGate) -> String {
        let trust = activeGate.caFile.map { "--cacert \($0) " } ?? ""
        let token = activeGate.token ?? "$TOKEN"
        return """
              curl \(trust)-H "Authorization: Api-Token \(token)" \(activeGate.url)/events

            """
    }

    func report(_ incident: Incident) {
        switch incident {
        case .recordFailed(let reason):
            error("events are answered 503 until the record can be written: \(reason)")
        case .recordRecovered: warning("the record can be written again")
        case .journalFailed(let reason): error("requests are missing from the journal: \(reason)")
        case .tlsFailed(let peer, let reason):
            warning("no HTTPS with \(peer): \(reason.printable)")
        case .readFailed(let reason): error(reason)
        case .outOfDescriptors(let reason):
            warning("no further connections for now: \(reason)")
        }
    }
}
