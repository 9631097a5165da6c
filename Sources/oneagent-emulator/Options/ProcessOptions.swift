import ArgumentParser

/// How the process speaks, and how a test suite starts and ends it.
struct ProcessOptions: ParsableArguments {
    @Option(
        "ready-file",
        "File that is there, with addresses and process id, while requests are taken.",
        takes: "file")
    var readyFile: Setting<String>

    @Option("ready-fd", "Open descriptor that takes the same line.", takes: "number")
    var readyDescriptor: Setting<Int32>

    @Flag(.exitWithParent, "Exit when the process that started this one is gone.")
    var exitWithParent: Bool

    @Flag(.exitOnStandardInputClose, "Exit when standard input ends.")
    var exitOnStandardInputClose: Bool

    @Option(
        "log-level",
        "How much to say: error, warning, info or debug; info at a terminal, else warning.",
        takes: "level")
    var logLevel: Setting<LogLevel>

    @Flag(.quiet, "Say nothing but errors.")
    var quiet: Bool

    func apply(to configuration: inout ServeConfiguration, _ environment: Environment) throws {
        try readyFile.apply(to: &configuration.readyFilePath, environment)
        try readyDescriptor.apply(to: &configuration.readyDescriptor, environment)
        try Switch.exitWithParent.apply(
            exitWithParent, to: &configuration.exitsWithParent, environment)
        try Switch.exitOnStandardInputClose.apply(
            exitOnStandardInputClose, to: &configuration.exitsOnStandardInputClose, environment)
        try logLevel.apply(to: &configuration.logLevel, environment)
        try Switch.quiet.apply(quiet, to: &configuration.isQuiet, environment)
    }
}
