import ArgumentParser
import Emulator
import Testing

@testable import oneagent_emulator

/// What `serve` makes of its flags and its environment.
@Suite struct CommandLineServeTests {
    private func configuration(
        _ arguments: [String], _ environment: [String: String] = [:]
    ) throws -> ServeConfiguration {
        let variables = Environment { name in
            environment.first { "ONEAGENT_EMULATOR_\($0.key)" == name }?.value
        }
        return try ServeCommand.parse(arguments).configuration(variables)
    }

    /// Each option, a text for it and what changes from the standard.
    private static let options: [(option: String, text: String?, shows: String)] = [
        ("host", "127.0.0.2", #"host: "127.0.0.2""#),
        ("port", "8080", "port: 8080"),
        ("allow-remote", nil, "allowsRemote: true"),
        ("control-host", "::1", #"controlHost: "::1""#),
        ("control-port", "8081", "controlPort: 8081"),
        ("allow-host", "emulator.test", #"allowedHosts: ["emulator.test"]"#),
        ("record", "-", #"recordPath: "-""#),
        ("journal", "all.jsonl", #"journalPath: Optional("all.jsonl")"#),
        ("fsync", nil, "synchronizesRecord: true"),
        ("strict", nil, "isStrict: true"),
        ("oneagent-reply", "204", "OneAgentReply.noContent"),
        ("max-body-bytes", "1000", "maximumBodyBytes: 1000"),
        ("max-head-bytes", "1001", "maximumHeadBytes: 1001"),
        ("max-fields", "7", "maximumFields: 7"),
        ("max-connections", "8", "maximumConnections: 8"),
        ("head-timeout", "250ms", "headTimeout: 0.25 seconds"),
        ("body-timeout", "2m", "bodyTimeout: 120.0 seconds"),
        ("idle-timeout", "1h", "idleTimeout: 3600.0 seconds"),
        ("ready-file", "ready.json", #"readyFilePath: Optional("ready.json")"#),
        ("ready-fd", "3", "readyDescriptor: Optional(3)"),
        ("exit-with-parent", nil, "exitsWithParent: true"),
        ("exit-on-stdin-close", nil, "exitsOnStandardInputClose: true"),
        ("log-level", "debug", "LogLevel.debug"),
        ("quiet", nil, "isQuiet: true"),
    ]

    @Test(arguments: options.indices)
    func `a flag and its variable set the same`(_ index: Int) throws {
        let (option, text, shows) = Self.options[index]
        let variable = option.uppercased().replacing("-", with: "_")
        let byFlag = try configuration(["--\(option)"] + (text.map { [$0] } ?? []))
        let byVariable = try configuration([], [variable: text ?? "1"])
        let standard = try configuration([])
        #expect(!String(describing: standard).contains(shows))
        #expect(String(describing: byFlag).contains(shows))
        #expect(String(describing: byVariable).contains(shows))
    }

    @Test func `a flag wins over its variable, and a variable over the standard`() throws {
        let variables = ["PORT": "1", "RECORD": "a.jsonl", "ALLOW_HOST": "a,b", "STRICT": "no"]
        let chosen = try configuration(
            ["--port", "2", "--allow-host", "c", "--allow-host", "d", "--strict"], variables)
        #expect(chosen.emulator.port == 2)
        #expect(chosen.emulator.recordPath == "a.jsonl")
        #expect(chosen.emulator.allowedHosts == ["c", "d"])
        #expect(chosen.emulator.isStrict)
        #expect(chosen.emulator.host == EmulatorConfiguration().host)
    }

    @Test func `a flag saves one from a bad variable`() throws {
        #expect(try configuration(["--port", "2"], ["PORT": "high"]).emulator.port == 2)
    }

    @Test(arguments: ["1", "true", "yes", "YES", "True"])
    func `a switch is on for`(_ text: String) throws {
        #expect(try configuration([], ["FSYNC": text]).emulator.synchronizesRecord)
    }

    @Test(arguments: ["0", "false", "no", "No", ""])
    func `a switch stays off for`(_ text: String) throws {
        #expect(try !configuration([], ["FSYNC": text]).emulator.synchronizesRecord)
    }

    @Test func `an empty variable counts as not set`() throws {
        let standard = EmulatorConfiguration().port
        #expect(try configuration([], ["PORT": ""]).emulator.port == standard)
    }

    @Test func `a list stands in a variable with commas`() throws {
        let chosen = try configuration([], ["ALLOW_HOST": "a.test, b.test,,c.test"])
        #expect(chosen.emulator.allowedHosts == ["a.test", "b.test", "c.test"])
    }

    @Test(arguments: ["127.0.0.1", "127.255.0.9", "::1", "localhost", "LOCALHOST"])
    func `an address of loopback needs no leave`(_ address: String) throws {
        #expect(try configuration(["--host", address]).emulator.host == address)
    }

    @Test func `an address that others reach is taken with --allow-remote`() throws {
        let chosen = try configuration(
            ["--host", "0.0.0.0", "--control-host", "192.0.2.1"], ["ALLOW_REMOTE": "1"])
        #expect(chosen.emulator.host == "0.0.0.0")
        #expect(chosen.emulator.controlHost == "192.0.2.1")
    }

    @Test(arguments: [
        ("250ms", Duration.milliseconds(250)), ("5s", .seconds(5)), ("3m", .seconds(180)),
        ("2h", .seconds(7_200)), ("1500ms", .milliseconds(1_500)),
    ])
    func `a time is written as it is read`(_ text: String, _ duration: Duration) {
        #expect(Duration(settingText: text) == duration)
        #expect(duration.settingText == text)
    }

    @Test(arguments: ["", "5", "s", "-5s", "+5s", "5 s", "1.5s", "5S", "0ms", "1234567890s", "5d"])
    func `what is no time is refused`(_ text: String) {
        #expect(Duration(settingText: text) == nil)
    }
}
