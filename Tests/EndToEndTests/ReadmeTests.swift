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
        let session = try readme.session()
        #expect(session.count >= 3)
        for (command, output) in session {
            let command = command.replacing("14499", with: String(emulator.port))
            let printed = try run(command, in: emulator.folder)
            #expect(printed.map(Readme.masked) == output.map(Readme.masked), "\(command)")
        }
        try emulator.stop()
        let shown = try #require(
            readme.blocks.first { $0.lines.first?.contains("  accepted  ") ?? false })
        let said = emulator.errors.split(separator: "\n").map(Readme.masked)
        let start = try #require(said.firstIndex { $0.hasPrefix("TIME") })
        #expect(said[start...].prefix(shown.lines.count) == shown.lines.map(Readme.masked)[...])
    }

    @Test func `every line of the overview runs`() throws {
        let overview = try #require(
            readme.blocks.first { $0.lines.first?.hasPrefix("oneagent-emulator ") ?? false })
        for line in overview.lines {
            let command = line.split(separator: "  ", maxSplits: 1)[0].split(separator: " ")
            try check(Array(command.dropFirst().map(String.init)))
        }
    }

    @Test func `the ready line has the members that are shown`() throws {
        let block = try #require(readme.blocks.first { $0.language == "json" })
        let shown = try JSONValue(block.lines.joined())
        let ready = try EmulatorProcess().ready
        #expect(names(ready) == names(shown))
        #expect(names(ready["oneAgent"]) == names(shown["oneAgent"]))
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
        let emulator = try EmulatorProcess(Array(arguments.dropFirst()), in: folder)
        #expect(try emulator.stop() == .exit(0), "\(arguments)")
    }

    private func run(_ command: String, in folder: CommandLineFolder) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder.url
        let output = try folder.file("printed")
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(
            String.init)
    }

    private func names(_ value: JSONValue?) -> [String]? {
        value?.members?.map(\.name)
    }
}
