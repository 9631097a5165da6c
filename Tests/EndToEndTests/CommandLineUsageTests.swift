import Testing

/// What is not understood ends with 64 (sysexits: EX_USAGE) and says what would be.
@Suite struct CommandLineUsageTests {
    @Test(arguments: [
        (["--prot", "0"], "Unknown option '--prot'. Did you mean '--port'?"),
        (["serve", "--max-body-byte", "1"], "Did you mean '--max-body-bytes'?"),
        (["serve", "--strickt"], "Did you mean '--strict'?"),
        (["srve"], "srve"),
        (["--port"], "Missing value for '--port <port>'"),
        (["--port", "65536"], "It takes a port, from 0 to 65535."),
        (["--port", "-1"], "--port"),
        (["--ready-fd", "two"], "It takes the number of an open descriptor."),
        (["--max-fields", "0"], "It takes a whole number from 1 to 1000000000000."),
        (["--max-body-bytes", "99999999999999999999"], "It takes a whole number from 1"),
        (["--head-timeout", "5"], "It takes a time such as 250ms, 5s or 3m."),
        (["--head-timeout", "0s"], "It takes a time such as 250ms, 5s or 3m."),
        (["--idle-timeout", "9999999999s"], "It takes a time such as 250ms, 5s or 3m."),
        (["--oneagent-reply", "200"], "It takes 201, 202 or 204."),
        (["--log-level", "loud"], "It takes error, warning, info or debug."),
        (["--record", ""], "It takes a text that is not empty."),
        (["--host", "0.0.0.0"], "add --allow-remote if that is meant"),
        (["--host", "::"], "--host :: can be reached from other machines"),
        (["--host", "127.0.0.1.example.org"], "add --allow-remote"),
        (["--control-host", "192.0.2.1"], "--control-host 192.0.2.1 can be reached"),
        (["--activegate", "--ca-file", "a", "--record", "./a"], "--record ./a name the same file"),
        (
            ["--activegate", "--ca-file", "a", "--ready-file", "./a"],
            "--ca-file a name the same file"
        ),
        (["--ready-file", "a", "--record", "./a"], "--record ./a name the same file"),
        (["--ready-file", "/dev/../a", "--journal", "/a"], "--journal /a name the same file"),
    ])
    func `a usage error says what is taken`(_ arguments: [String], _ message: String) throws {
        let refused = try CommandLineProgram(arguments)
        #expect(refused.status == 64)
        #expect(refused.errors.contains(message), "\(refused.errors)")
        #expect(refused.output.isEmpty)
    }

    @Test(arguments: [
        ("PORT", "high", "a port, from 0 to 65535"),
        ("RECORD", "-", nil),
        ("HEAD_TIMEOUT", "soon", "a time such as 250ms, 5s or 3m"),
        ("STRICT", "maybe", "1, true, yes, 0, false or no"),
        ("ONEAGENT_REPLY", "200", "201, 202 or 204"),
    ])
    func `a bad variable is a usage error that names it`(
        _ name: String, _ text: String, _ expected: String?
    ) throws {
        let variable = "ONEAGENT_EMULATOR_\(name)"
        // The second bad variable ends the program also where the first one is a good one.
        let environment = [variable: text, "ONEAGENT_EMULATOR_READY_FD": "none"]
        let refused = try CommandLineProgram([], environment: environment)
        #expect(refused.status == 64)
        guard let expected else {
            #expect(!refused.errors.contains(variable))
            return
        }
        #expect(refused.errors.contains("\(variable)='\(text)'; it takes \(expected)."))
    }
}
