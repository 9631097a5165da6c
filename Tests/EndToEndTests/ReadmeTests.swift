import Foundation
import JSONParsing
import Testing

struct ReadmeTests {
    private let readme: Readme

    init() throws {
        readme = try Readme()
    }

    @Test func `the terminal session runs as it is shown, and so does the emulator's own`() throws {
        let emulator = try EmulatorProcess(["--log-level", "info"])
        let session = try #require(readme.sessions.first)
        #expect(session.count >= 3)
        var terminal = ReadmeTerminal(folder: emulator.folder, emulator: emulator)
        for command in session { try terminal.run(command) }
        try emulator.stop()
        let shown = try #require(
            readme.blocks.first { $0.lines.first?.contains("  accepted  ") ?? false })
        let said = emulator.errors.split(separator: "\n").map(Readme.masked)
        let start = try #require(said.firstIndex { $0.hasPrefix("TIME") })
        #expect(said[start...].prefix(shown.lines.count) == shown.lines.map(Readme.masked)[...])
    }

    @Test func `the terminal sessions of the ActiveGate run as they are shown`() throws {
        var terminal = ReadmeTerminal(folder: try CommandLineFolder())
        let commands = readme.sessions.dropFirst().flatMap { $0 }
        #expect(commands.count >= 12)
        for command in commands { try terminal.run(command) }
        #expect(try terminal.emulator?.stop() == .exit(0))
    }

    @Test func `every command line of the program runs`() throws {
        #expect(readme.commandLines.count >= 6)
        for line in readme.commandLines {
            let command = line.split(separator: "  ", maxSplits: 1)[0].split(separator: " ")
            try check(Array(command.dropFirst().map(String.init)))
        }
    }

    @Test func `the ready lines have the members that are shown`() throws {
        let shown = try readme.blocks.filter { $0.language == "json" }
            .map { try JSONValue($0.lines.joined()) }
        #expect(shown.count == 2)
        let ready = [
            try EmulatorProcess().ready,
            try EmulatorProcess(["--activegate", "--activegate-port", "0"]).ready,
        ]
        for (ready, shown) in zip(ready, shown) {
            #expect(names(ready) == names(shown))
            for member in ["oneAgent", "activeGate"] {
                #expect(names(ready[member]) == names(shown[member]))
            }
        }
    }

    @Test func `every option of serve is in the table, and every one of the table is there`() throws
    {
        let help = try CommandLineProgram(["help", "serve"]).output
        let rows = readme.text.split(separator: "\n").filter { $0.hasPrefix("| `--") }
        let listed = Set(rows.flatMap { $0.matches(of: /`(--[a-z-]+)`/).map { String($0.1) } })
        let offered = Set(
            help.matches(of: /^ +(--[a-z-]+)/.anchorsMatchLineEndings()).map { String($0.1) })
        #expect(listed == offered.subtracting(["--help", "--version"]))
    }

    @Test func `every script that is named can be run`() {
        let names = Set(readme.text.matches(of: /(?:scripts|\.ci)\/[a-z]+/).map { String($0.0) })
        #expect(names.count >= 8)
        for name in names {
            #expect(
                FileManager.default.isExecutableFile(
                    atPath: Readme.root.appending(path: name).path), "\(name)")
        }
    }

    /// Runs one command line of the program: a server until it is ready, anything else to its end.
    private func check(_ arguments: [String]) throws {
        let folder = try CommandLineFolder()
        try folder.file(
            "payload.json", holding: #"{"eventType":"CUSTOM_INFO","title":"of the README"}"#)
        guard arguments.isEmpty || arguments[0] == "serve" else {
            #expect(try CommandLineProgram(arguments, in: folder.url).status == 0, "\(arguments)")
            return
        }
        var options = Array(arguments.dropFirst())
        if options.contains("--activegate") { options += ["--activegate-port", "0"] }
        let emulator = try EmulatorProcess(options, in: folder)
        #expect(try emulator.stop() == .exit(0), "\(arguments)")
    }

    private func names(_ value: JSONValue?) -> [String]? {
        value?.members?.map(\.name)
    }
}
