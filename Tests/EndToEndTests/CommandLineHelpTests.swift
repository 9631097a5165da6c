import Foundation
import Testing

/// What `--help` says stands in `Fixtures/help`, so that a change of it is seen in review.
/// Set `UPDATE_SNAPSHOTS=1` to write the files anew.
@Suite struct CommandLineHelpTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fixtures/help").standardized
    private static let commands = ["oneagent-emulator", "serve", "check", "rules"]

    @Test(arguments: commands) func `the help of a command reads as its snapshot`(
        _ command: String
    ) throws {
        let path = command == "oneagent-emulator" ? [] : [command]
        let help = try CommandLineProgram(path + ["--help"])
        let snapshot = Self.folder.appending(path: "\(command).txt")
        if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] != nil {
            try Data(help.output.utf8).write(to: snapshot)
        }
        #expect(help.status == 0)
        #expect(help.errors.isEmpty)
        #expect(try help.output == String(contentsOf: snapshot, encoding: .utf8))
    }

    @Test func `every snapshot belongs to a command`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files) == Set(Self.commands.map { "\($0).txt" }))
    }

    @Test func `no line of the help is wider than a terminal`() throws {
        for command in Self.commands {
            let snapshot = Self.folder.appending(path: "\(command).txt")
            let lines = try String(contentsOf: snapshot, encoding: .utf8).split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= 80 }, "\(command)")
        }
    }

    @Test func `every option of serve names its environment variable`() throws {
        let help = try CommandLineProgram(["serve", "--help"]).output
        let words = help.split(whereSeparator: \.isWhitespace)
        let options = Set(words.filter { $0.hasPrefix("--") }.map { $0.dropFirst(2) })
            .subtracting(["help", "version"])
        for option in options {
            let variable = option.uppercased().replacing("-", with: "_")
            #expect(words.contains("[ONEAGENT_EMULATOR_\(variable)]"), "--\(option)")
        }
        #expect(options.count >= 24)
    }

    @Test func `the version is told`() throws {
        let version = try CommandLineProgram(["--version"])
        #expect(version.status == 0)
        #expect(version.output == "0.1.0\n")
    }
}
