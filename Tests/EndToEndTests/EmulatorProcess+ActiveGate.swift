import JSONParsing

/// The program with its HTTPS surface.
extension EmulatorProcess {
    static let activeGateOptions = ["--activegate", "--activegate-port", "0"]

    /// Starts the program with `--activegate` and a port of the system's choice, too.
    static func withActiveGate(
        _ options: [String] = [], in folder: CommandLineFolder? = nil
    ) throws -> EmulatorProcess {
        try EmulatorProcess(activeGateOptions + options, in: folder)
    }

    var activeGatePort: UInt16 {
        UInt16(truncatingIfNeeded: ready["activeGate"]?["port"]?.int64 ?? 0)
    }

    /// Up to and with `/api/v2`.
    var activeGateURL: String { ready["activeGate"]?["url"]?.string ?? "" }
    var caFile: String { ready["activeGate"]?["caFile"]?.string ?? "" }
    var token: String { ready["activeGate"]?["token"]?.string ?? "" }

    /// Runs a script of the shell in which `$port`, `$url`, `$ca` and `$token` are this emulator's.
    func shell(_ script: String) throws -> ShellCommand {
        try ShellCommand(variables + script, in: folder)
    }

    var variables: String {
        "port=\(activeGatePort) url='\(activeGateURL)' ca='\(caFile)' token='\(token)'\n"
    }

    /// How many record lines there are that came over HTTPS.
    var activeGateEvents: Int {
        get throws { try values().filter { $0["surface"]?.string == "activegate" }.count }
    }
}
