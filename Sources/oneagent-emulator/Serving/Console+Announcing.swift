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
                    "Other machines can reach this emulator (--allow-remote). It asks nobody for a"
                        + " password.", .red))
        }
        say(
            .info,
            """
            oneagent-emulator \(EmulatorVersion.current)
              events   \(ready.oneAgentURL)
              control  \(ready.controlURL)
              record   \(ready.recordPath == "-" ? "standard output" : ready.recordPath)

            Try it:
              curl --request POST --url http://localhost:\(ready.oneAgentPort)/v2/events/ingest \
            --header "Content-type: application/json" \
            --data "{ \\"eventType\\": \\"AVAILABILITY_EVENT\\", \\"title\\": \\"Demo title\\" }"

            Stop it with Ctrl-C.
            """)
    }

    func report(_ incident: Incident) {
        switch incident {
        case .recordFailed(let reason):
            error("events are answered 503 until the record can be written: \(reason)")
        case .recordRecovered: warning("the record can be written again")
        case .journalFailed(let reason): error("requests are missing from the journal: \(reason)")
        case .outOfDescriptors(let reason):
            warning("no further connections for now: \(reason)")
        }
    }
}
