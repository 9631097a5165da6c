import ArgumentParser
import Emulator
import EventsAPI

/// How events are judged and answered.
struct JudgingOptions: ParsableArguments {
    @Flag(.strict, "Refuse what would only be warned about.")
    var strict: Bool

    @Option(
        "oneagent-reply", "Status of an answer that is no refusal: 201, 202 or 204.",
        takes: "status", else: EmulatorConfiguration().oneAgentReply)
    var reply: Setting<OneAgentReply>

    @Option(
        "entities",
        "File with the entities that selectors match, as the API's GET entities answers.",
        takes: "file")
    var entities: Setting<String>

    @Option(
        "selector-no-match",
        "What becomes of an event whose selector matches none: nothing or environment.",
        takes: "outcome", else: SelectorNoMatch.nothing)
    var noMatch: Setting<SelectorNoMatch>

    func apply(to configuration: inout EmulatorConfiguration, _ environment: Environment) throws {
        try Switch.strict.apply(strict, to: &configuration.isStrict, environment)
        try reply.apply(to: &configuration.oneAgentReply, environment)
        try noMatch.apply(to: &configuration.selectorNoMatch, environment)
        var path: String?
        try entities.apply(to: &path, environment)
        if let path { configuration.inventory = try InventoryFile.read(path) }
    }
}
