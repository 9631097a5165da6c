import Glibc
import Testing

/// Options of the ActiveGate and the inventory that are not understood, or files of no use.
@Suite struct ActiveGateUsageTests {
    @Test(arguments: [
        (
            ["--activegate-port", "1"],
            "--activegate-port is about the ActiveGate; add --activegate."
        ),
        (["--token", "SECRET"], "--token is about the ActiveGate; add --activegate."),
        (["--environment-id", "a"], "--environment-id is about the ActiveGate; add --activegate."),
        (["--tls-name", "a"], "--tls-name is about the ActiveGate; add --activegate."),
        (["--activegate", "--activegate-port", "65536"], "It takes a port, from 0 to 65535."),
        (
            ["--activegate", "--token", "SECRET=events.write"],
            "events.write is no scope; known are"
        ),
        (["--activegate", "--token", "SECRET=events.ingest,EVENTS.READ"], "no scope; known are"),
        (["--activegate", "--token", "SECRET="], "no scope stands behind the =; known are"),
        (["--activegate", "--token", "=events.read"], "nothing stands before the ="),
        (["--activegate", "--token", "SECRET 1"], "visible ASCII characters without spaces"),
        (["--activegate", "--token", "SECRET\u{e4}"], "visible ASCII characters without spaces"),
        (["--activegate", "--token", "events.read=dt0c01.A.SECRET"], "known are events.ingest"),
        (["--activegate", "--certificate", "a"], "--certificate needs --private-key."),
        (["--activegate", "--private-key", "a"], "--private-key needs --certificate."),
        (
            ["--activegate", "--certificate", "a", "--private-key", "b", "--tls-directory", "c"],
            "--tls-directory"
        ),
        (["--activegate", "--environment-id", "a/b"], "--environment-id takes letters, digits"),
        (
            ["--activegate", "--environment-id", String(repeating: "a", count: 64)],
            "63 at most, such as abc12345."
        ),
        (["--activegate", "--environment-id", ""], "It takes a text that is not empty."),
        (["--activegate", "--activegate-host", "0.0.0.0"], "add --allow-remote if that is meant"),
        (["--activegate", "--activegate-host", "::"], "--activegate-host :: can be reached"),
        (["--selector-no-match", "host"], "nothing or environment"),
    ])
    func `a usage error is one line that helps and shows no token`(
        _ arguments: [String], _ message: String
    ) throws {
        let refused = try CommandLineProgram(["serve"] + arguments)
        #expect(refused.status == 64)
        #expect(refused.errors.contains(message), "\(refused.errors)")
        #expect(!refused.errors.contains("SECRET"), "\(refused.errors)")
        #expect(refused.output.isEmpty)
    }

    @Test(arguments: ["SECRET=events.write", "good SECRET=events.write", "events.read=SECRET.A"])
    func `a bad variable is named, and not shown`(_ text: String) throws {
        let refused = try CommandLineProgram(
            ["serve", "--activegate"], environment: ["ONEAGENT_EMULATOR_TOKEN": text])
        #expect(refused.status == 64)
        #expect(refused.errors.contains("ONEAGENT_EMULATOR_TOKEN"), "\(refused.errors)")
        #expect(!refused.errors.contains("SECRET"), "\(refused.errors)")
    }

    @Test(arguments: [
        (["--entities", "missing.json"], "cannot read missing.json: No such file or directory"),
        (["--entities", "."], "cannot read .: Is a directory"),
        (["--entities", "bad.json"], "bad.json:2:15: malformed JSON: "),
        (
            ["--entities", "id.json"],
            "id.json:2:16: entities/0/entityId: must be like HOST-0123456789ABCDEF"
        ),
        (["--activegate", "--token-file", "missing"], "cannot read missing: No such file"),
        (["--entities", "/dev/zero"], "cannot read /dev/zero: File too large"),
        (["--activegate", "--certificate", "pipe", "--private-key", "pipe"], "pipe: this is no"),
        (["--activegate", "--token-file", "spaced"], "spaced:1: nothing but a comment may follow"),
        (["--activegate", "--token-file", "empty"], "empty: holds no token"),
        (["--activegate", "--token-file", "tokens"], "tokens:3: events.write is no scope; known"),
        (
            ["--activegate", "--certificate", "missing", "--private-key", "b"],
            "cannot read missing"
        ),
        (["--activegate", "--certificate", "bad.json", "--private-key", "bad.json"], "bad.json"),
    ])
    func `a file that is of no use is 66 with its name and place`(
        _ arguments: [String], _ line: String
    ) throws {
        let folder = try CommandLineFolder()
        try folder.file("bad.json", holding: "{\n  \"entities\": x }\n")
        try folder.file(
            "id.json",
            holding: "{\"entities\":[\n  {\"entityId\": \"HOST-1\"},\n  {\"entityId\": 1}]}")
        #expect(mkfifo(folder("pipe"), 0o600) == 0)
        try folder.file("spaced", holding: "SECRET =events.read\n")
        try folder.file("empty", holding: "# none yet\n")
        try folder.file("tokens", holding: "# ours\nSECRET=events.read\nSECRET=events.write\n")
        let refused = try CommandLineProgram(
            ["serve", "--port", "0"] + arguments, in: folder.url)
        #expect(refused.status == 66)
        #expect(refused.errors.contains(line), "\(refused.errors)")
        #expect(!refused.errors.contains("SECRET"))
        let count = arguments.contains("id.json") ? 2 : 1
        #expect(refused.errors.split(separator: "\n").count == count, "\(refused.errors)")
    }
}
