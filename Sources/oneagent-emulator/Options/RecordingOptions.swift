import ArgumentParser
import Emulator

/// Where events and requests are written.
struct RecordingOptions: ParsableArguments {
    @Option(
        "record",
        "File that takes the accepted events, one JSON object a line; - is standard output.",
        takes: "file", else: EmulatorConfiguration().recordPath)
    var record: Setting<String>

    @Option(
        "journal", "File that takes every request, refused ones with the reasons.", takes: "file")
    var journal: Setting<String>

    @Flag(.synchronize, "Answer only when the event would survive a power cut.")
    var fsync: Bool

    func apply(to configuration: inout EmulatorConfiguration, _ environment: Environment) throws {
        try record.apply(to: &configuration.recordPath, environment)
        try journal.apply(to: &configuration.journalPath, environment)
        try Switch.synchronize.apply(fsync, to: &configuration.synchronizesRecord, environment)
    }
}
