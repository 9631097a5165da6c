import Foundation
import JSONParsing
import Testing

/// A terminal in which the commands of the README are run, with ports that are free.
struct ReadmeTerminal {
    let folder: CommandLineFolder
    /// The emulator that is asked; the one that was started last.
    var emulator: EmulatorProcess?

    /// Runs a command and compares what it prints with what is shown. One that starts the program
    /// starts it in the background, in place of the one before; a file that is shown and not there
    /// yet is made.
    mutating func run(_ command: Readme.Command) throws {
        if command.text.hasPrefix("oneagent-emulator serve ") {
            return try start(command)
        }
        if let name = command.text.wholeMatch(of: /cat (\S+)/).map({ String($0.1) }),
            !FileManager.default.fileExists(atPath: folder(name))
        {
            try folder.file(name, holding: command.output.map { $0 + "\n" }.joined())
        }
        let printed = try print(command.text)
        #expect(
            printed.map(Readme.masked) == command.output.map(Readme.masked), "\(command.text)")
    }

    private mutating func start(_ command: Readme.Command) throws {
        try emulator?.stop()
        let options = command.text.split(separator: " ").dropFirst(2).filter { $0 != "&" }
        let started = try EmulatorProcess(
            options.map(String.init) + ["--activegate-port", "0", "--log-level", "info"],
            in: folder)
        emulator = started
        let shown = command.output.map(Readme.masked)
        let isSaid = eventually {
            let said = started.errors.split(separator: "\n").map(Readme.masked)
            return Array(said.prefix(shown.count)) == shown
        }
        #expect(isSaid, "\(command.text) says\n\(started.errors)")
    }

    /// What a command prints on standard output, by lines.
    private func print(_ command: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", withPorts(command)]
        process.environment = ProcessInfo.processInfo.environment.merging(
            ["TOKEN": activeGate("token")?.string ?? ""]) { _, given in given }
        process.currentDirectoryURL = folder.url
        let output = try folder.file("printed")
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: output, encoding: .utf8).split(separator: "\n")
            .map(String.init)
    }

    private func withPorts(_ command: String) -> String {
        let ports = [
            ("14499", emulator?.ready["oneAgent"]?["port"]?.int64),
            ("9999", activeGate("port")?.int64),
        ]
        return ports.reduce(command) { command, port in
            port.1.map { command.replacing(":\(port.0)", with: ":\($0)") } ?? command
        }
    }

    private func activeGate(_ member: String) -> JSONValue? {
        emulator?.ready["activeGate"]?[member]
    }
}
