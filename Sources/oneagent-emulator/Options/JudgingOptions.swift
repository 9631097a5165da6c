import ArgumentParser
import Emulator

/// How events are judged and answered.
struct JudgingOptions: ParsableArguments {
    @Flag(.strict, "Refuse what would only be warned about.")
    var strict: Bool

    @Option(
        "oneagent-reply", "Status of an answer that is no refusal: 201, 202 or 204.",
        takes: "status", else: EmulatorConfiguration().oneAgentReply)
    var reply: Setting<OneAgentReply>

    func apply(to configuration: inout EmulatorConfiguration, _ environment: Environment) throws {
        try Switch.strict.apply(strict, to: &configuration.isStrict, environment)
        try reply.apply(to: &configuration.oneAgentReply, environment)
    }
}
