import ArgumentParser
import EventsAPI

/// Lists what events and the requests around them are held against.
struct RulesCommand: ParsableCommand {
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "List the rules that events are held against.",
        discussion: """
            For each rule: its id, what breaking it does (the status of the answer, the status of \
            a result in a 201, or a warning), how sure it is that the API does the same, what is \
            asked, and the source it rests on.

            Examples:

              oneagent-emulator rules
              oneagent-emulator rules --format json | jq -r '.[].id'
            """)

    @Option(help: "How to write the list.")
    var format = Format.text

    func run() {
        let list = RuleList(Rule.all)
        switch format {
        case .text: StandardStream.output.write(list.text)
        case .json: StandardStream.output.write(list.json)
        }
    }
}
