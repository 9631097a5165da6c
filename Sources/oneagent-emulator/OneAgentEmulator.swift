import ArgumentParser
import Emulator

/// The program: `serve` unless another subcommand is named.
@main
struct OneAgentEmulator: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "oneagent-emulator",
        abstract: "Stand in for a OneAgent where programs hand custom events to Dynatrace.",
        discussion: """
            Without a subcommand it serves: it listens on http://127.0.0.1:14499, takes events at \
            /v2/events/ingest, and appends those it accepts to ./events.jsonl.

            The main options of serve:

              --port <port>         Port to listen on; 0 lets the system choose one.
              --record <file>       File that takes accepted events; - is standard output.
              --strict              Refuse what would only be warned about.
              --ready-file <file>   File that says, when it is there, where to connect.
              --journal <file>      File that takes every request, and why it was refused.
              --activegate          Also serve the API over HTTPS, as an ActiveGate does.

            All of them, with their environment variables: oneagent-emulator help serve
            """,
        version: EmulatorVersion.current,
        subcommands: [ServeCommand.self, CheckCommand.self, RulesCommand.self],
        defaultSubcommand: ServeCommand.self)
}
