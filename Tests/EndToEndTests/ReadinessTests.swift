import Foundation
import Glibc
import JSONParsing
import Testing

/// How the program says where it is, or why it is not.
@Suite struct ReadinessTests {
    @Test func `the ready file has the documented line`() throws {
        let emulator = try EmulatorProcess()
        let folder = emulator.folder.url.resolvingSymlinksInPath().path
        let line = try emulator.text(of: "ready.json")
        #expect(
            line == #"{"pid":\#(emulator.process.identifier),"version":"0.1.0","oneAgent":{"port":"#
                + #"\#(emulator.port),"url":"http://127.0.0.1:\#(emulator.port)/v2/events/ingest"},"#
                + #""control":"http://127.0.0.1:\#(emulator.controlPort)/_emulator","#
                + #""record":"\#(folder)/events.jsonl"}"# + "\n")
        #expect(emulator.port != 0 && emulator.controlPort != 0)
        #expect(try emulator.get("ready").text + "\n" == line)
        let attributes = try FileManager.default.attributesOfItem(
            atPath: emulator.folder("ready.json"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let files = try FileManager.default.contentsOfDirectory(atPath: emulator.folder.url.path)
        #expect(Set(files) == ["ready.json", "events.jsonl", "output", "errors"])
    }

    @Test func `a descriptor gets the line once and is closed`() throws {
        let channel = try SocketPair()
        let emulator = try EmulatorProcess(["--ready-fd", "3"], more: [channel.theirs])
        channel.closeTheirs()
        // All until nobody holds the descriptor any more, while the emulator goes on.
        #expect(try channel.rest() == emulator.text(of: "ready.json"))
        #expect(try emulator.post(event()).status == 201)
    }

    @Test func `standard output can be the descriptor, and is not given to others`() throws {
        let emulator = try EmulatorProcess(["--ready-fd", "1"])
        // The descriptor gets the line after the file does.
        #expect(
            try eventually {
                try emulator.text(of: "output") == emulator.text(of: "ready.json")
            })
        for _ in 1...3 { #expect(try emulator.post(event()).status == 201) }
        let target = try FileManager.default.destinationOfSymbolicLink(
            atPath: "/proc/\(emulator.process.identifier)/fd/1")
        #expect(target == "/dev/null")
    }

    @Test(arguments: ["3", "4", "6", "9", "77", "4000"])
    func `a descriptor that was not handed down is refused before anything is opened`(
        _ number: String
    ) throws {
        let folder = try CommandLineFolder()
        let emulator = try EmulatorProcess(
            starting: ["--port", "0", "--ready-fd", number], in: folder)
        #expect(try emulator.process.wait() == .exit(73))
        #expect(
            emulator.errors == "error: --ready-fd \(number): Bad file descriptor (fcntl)\n")
        #expect(!FileManager.default.fileExists(atPath: folder("events.jsonl")))
    }

    @Test func `a descriptor that cannot be written is refused`() throws {
        let folder = try CommandLineFolder()
        let readOnly = open("/dev/null", O_RDONLY | O_CLOEXEC)
        defer { close(readOnly) }
        let emulator = try EmulatorProcess(
            starting: ["--port", "0", "--ready-fd", "3"], in: folder, more: [readOnly])
        #expect(try emulator.process.wait() == .exit(73))
        #expect(emulator.errors.contains("--ready-fd 3"))
        #expect(!FileManager.default.fileExists(atPath: folder("events.jsonl")))
    }

    @Test func `a ready file that cannot be made ends it with one line`() throws {
        let folder = try CommandLineFolder()
        let emulator = try EmulatorProcess(
            starting: ["--port", "0", "--ready-file", "missing/ready.json"], in: folder)
        #expect(try emulator.process.wait() == .exit(73))
        #expect(emulator.errors.contains("missing/ready.json: No such file or directory"))
        #expect(emulator.errors.split(separator: "\n").count == 1)
    }

    @Test func `what a killed run left of a ready file is in nobody's way`() throws {
        let folder = try CommandLineFolder()
        // In a container the next run often has the same process id: so has this one, by exec.
        let emulator = try EmulatorProcess(
            shell: "echo old >ready.json; echo old >ready.json.$$", in: folder)
        #expect(try emulator.text(of: "ready.json").hasPrefix("{"))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(!files.contains { $0.hasPrefix("ready.json.") })
    }

    @Test(arguments: ["--port", "--control-port"])
    func `a taken port is one line that names port, process and what to do`(
        _ option: String
    ) throws {
        let first = try EmulatorProcess()
        let taken = option == "--port" ? first.port : first.controlPort
        let folder = try CommandLineFolder()
        try folder.file("ready.json", holding: "of a run before\n")
        let ports = option == "--port" ? [] : ["--port", "0"]
        let second = try EmulatorProcess(
            starting: ports + [option, "\(taken)", "--ready-file", "ready.json"], in: folder)
        #expect(try second.process.wait() == .exit(69))
        #expect(
            second.errors == "error: port \(taken) is taken by oneagent-emulator"
                + " (process \(first.process.identifier)); stop it, or choose another port with"
                + " \(option) (0 for any free one)\n")
        #expect(!FileManager.default.fileExists(atPath: folder("ready.json")))
        #expect(try first.post(event()).status == 201)
    }

    @Test func `other machines are let in only when that is asked for, and it says so`() throws {
        let emulator = try EmulatorProcess(["--host", "0.0.0.0", "--allow-remote"])
        #expect(eventually { emulator.errors.contains("Other machines can reach this emulator") })
        #expect(emulator.ready["oneAgent"]?["url"]?.string?.hasPrefix("http://127.0.0.1:") == true)
        #expect(emulator.ready["control"]?.string?.hasPrefix("http://127.0.0.1:") == true)
        #expect(try emulator.post(event()).status == 201)
    }

    @Test func `closed standard descriptors are not given to files or clients`() throws {
        let folder = try CommandLineFolder()
        let options = ["--port", "0", "--ready-file", "ready.json", "--journal", "/dev/full"]
        // The journal's failure is told to standard error, wherever that may lead.
        let emulator = try EmulatorProcess(
            starting: options + ["--log-level", "debug"], in: folder, closesStandard: true)
        try emulator.waitUntilReady()
        for number in 1...5 { #expect(try emulator.post(event("\(number)")).status == 201) }
        #expect(try emulator.stop() == .exit(0))
        #expect(try emulator.sequences() == [1, 2, 3, 4, 5])
    }

    @Test func `nothing is said at the start unless it is asked for`() throws {
        let emulator = try EmulatorProcess()
        #expect(try emulator.post("{}").status == 400)
        #expect(try emulator.stop() == .exit(0))
        #expect(emulator.errors.isEmpty)
        #expect(try emulator.text(of: "output").isEmpty)
    }

    @Test func `a person is told where it is, what to try, and of every request`() throws {
        let emulator = try EmulatorProcess(["--log-level", "info"])
        #expect(try emulator.post(event("a\\nb\\u001b[31mc")).status == 201)
        #expect(try emulator.post(#"{"title":5}"#).status == 400)
        #expect(eventually { emulator.errors.contains("[title.not-string]") })
        let said = emulator.errors
        #expect(said.contains("curl --request POST --url http://localhost:\(emulator.port)/"))
        #expect(said.contains("control  \(emulator.ready["control"]?.string ?? "-")"))
        #expect(said.contains(#"  201  accepted  CUSTOM_INFO  a\nb\u{1B}[31mc"#))
        #expect(said.contains("  400  refused   POST /v2/events/ingest\n"))
        #expect(said.contains("✗ eventType: "))
        #expect(!said.contains("\u{1B}"))
    }
}
