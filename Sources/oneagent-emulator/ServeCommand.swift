import ArgumentParser
import Dispatch
import Emulator
import Synchronization

/// Emulates until it is told to stop.
struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract:
            "Take events as a OneAgent does, record them, and say what was wrong with others.",
        discussion: """
            Every option can also be set by the environment variable in brackets; a flag on the \
            command line wins over it. Times are written 250ms, 5s or 3m.

            Examples:

              oneagent-emulator
                  Listen where a OneAgent does and record to ./events.jsonl.
              oneagent-emulator serve --port 0 --ready-file ready.json --exit-with-parent
                  As a test suite starts it: on a free port, told by ready.json.
              oneagent-emulator serve --record - | jq .event
                  Watch events arrive.
              ONEAGENT_EMULATOR_STRICT=1 oneagent-emulator serve --port 8080
                  Refuse what a OneAgent would only be unsure about.
              oneagent-emulator serve --activegate --ca-file ca.pem
                  Serve https://localhost:9999/e/abc12345/api/v2 as well; clients are to
                  trust ca.pem.

            Exit status: 0 stopped by TERM or INT, 64 usage, 66 a file that was named cannot be \
            read or is of no use, 69 cannot listen, 73 cannot create a file or the record file is \
            in use, 74 input/output error.
            """)

    @OptionGroup(title: "Listening") var listening: ListeningOptions
    @OptionGroup(title: "ActiveGate") var activeGate: ActiveGateOptions
    @OptionGroup(title: "Recording") var recording: RecordingOptions
    @OptionGroup(title: "Judging") var judging: JudgingOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Process") var process: ProcessOptions

    /// What the flags and the environment ask for.
    ///
    /// - Throws: `ValidationError`, which ends the program with 64.
    func configuration(_ environment: Environment) throws -> ServeConfiguration {
        var configuration = ServeConfiguration()
        try listening.apply(to: &configuration.emulator, environment)
        try activeGate.apply(to: &configuration.emulator, environment)
        try recording.apply(to: &configuration.emulator, environment)
        try judging.apply(to: &configuration.emulator, environment)
        try limits.apply(to: &configuration.emulator.limits, environment)
        try process.apply(to: &configuration, environment)
        try Self.refuseSharedFiles(configuration)
        return configuration
    }

    /// The ready file and that of the authority take the place of what has their names: another file
    /// would be lost with it.
    private static func refuseSharedFiles(_ configuration: ServeConfiguration) throws {
        let files = [
            ("ready-file", configuration.readyFilePath),
            ("ca-file", configuration.emulator.activeGate?.caFilePath),
            ("record", configuration.emulator.recordPath),
            ("journal", configuration.emulator.journalPath),
        ].compactMap { option, path in path.map { (option, $0) } }.filter { $0.1 != "-" }
        for (place, (option, path)) in files.enumerated()
        where ["ready-file", "ca-file"].contains(option) {
            for (otherOption, other) in files.dropFirst(place + 1)
            where FilePlace(path).isSame(as: FilePlace(other)) {
                throw ValidationError(
                    "--\(option) \(path) and --\(otherOption) \(other) name the same file; name two."
                )
            }
        }
    }

    func run() throws {
        StandardDescriptors.fill()
        let configuration: ServeConfiguration
        do {
            configuration = try self.configuration(.process)
        } catch let error as UnusableFile {
            error.tell()
            throw ExitStatus.noInput.code
        }
        let process = ServeProcess(configuration)
        let ended = DispatchSemaphore(value: 0)
        let status = Mutex(ExitStatus.success)
        Task {
            let result = await process.run()
            status.withLock { $0 = result }
            ended.signal()
        }
        ended.wait()
        throw status.withLock { $0.code }
    }
}
