import Foundation
import Glibc
import JSONParsing
import Testing

/// How the program ends, and what it owes its clients before.
@Suite struct StoppingTests {
    /// Far more than the 50 ms of a release build on a machine that does nothing else.
    private static let patience = Duration.seconds(3)

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal ends it with 0, however many connections idle`(_ signal: Int32) throws {
        let emulator = try EmulatorProcess()
        let connections = try (0..<20).map { _ in try emulator.connect() }
        for connection in connections.dropFirst(5) {
            try connection.send(EmulatorProcess.posting(event()))
            #expect(try connection.response().status == 201)
        }
        try connections[19].send("POST /v2/events/ingest HTTP/1.1\r\nHost: lo")
        let start = ContinuousClock.now
        #expect(try emulator.stop(signal) == .exit(0))
        #expect(ContinuousClock.now - start < Self.patience)
        for connection in connections { #expect(try connection.rest().isEmpty) }
        #expect(!FileManager.default.fileExists(atPath: emulator.folder("ready.json")))
        #expect(emulator.errors.isEmpty)
        #expect(try emulator.sequences().count == 15)
    }

    @Test func `a signal as soon as it is ready is not lost`() throws {
        for round in 0..<30 {
            let channel = try SocketPair()
            let emulator = try EmulatorProcess(
                starting: ["--port", "0", "--ready-fd", "3"], in: CommandLineFolder(),
                more: [channel.theirs])
            channel.closeTheirs()
            #expect(channel.rest()?.isEmpty == false)
            emulator.process.signal(round % 2 == 0 ? SIGTERM : SIGINT)
            #expect(try emulator.process.wait(within: 5) == .exit(0))
        }
    }

    @Test func `a request that came whole before the signal is answered, half of one is not`()
        throws
    {
        let emulator = try EmulatorProcess()
        let (whole, half) = (try emulator.connect(), try emulator.connect())
        for connection in [whole, half] {
            try connection.send(EmulatorProcess.posting(event("before")))
            #expect(try connection.response().status == 201)
        }
        // Standing still, it finds all of this at once when it goes on.
        emulator.process.signal(SIGSTOP)
        let request = EmulatorProcess.posting(event("whole"))
        try whole.send(request + request + request.prefix(50))
        try half.send(String(request.dropLast()))
        emulator.process.signal(SIGTERM)
        emulator.process.signal(SIGCONT)
        #expect(try whole.response().status == 201)
        #expect(try whole.response().status == 201)
        #expect(try whole.rest().isEmpty)
        #expect(try half.rest().isEmpty)
        #expect(try emulator.process.wait() == .exit(0))
        #expect(try emulator.sequences() == [1, 2, 3, 4])
    }

    @Test func `a list that was asked for before the signal is answered`() throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        try connection.send(EmulatorProcess.posting(event()))
        #expect(try connection.response().status == 201)
        emulator.process.signal(SIGSTOP)
        try connection.send(
            EmulatorProcess.posting(event())
                + EmulatorProcess.request("GET", "/_emulator/events"))
        emulator.process.signal(SIGTERM)
        emulator.process.signal(SIGCONT)
        #expect(try connection.response().status == 201)
        #expect(try connection.response().json["events"]?.elements?.count == 2)
        #expect(try emulator.process.wait() == .exit(0))
    }

    @Test func `a client that does not read its answers holds up the end only briefly`() throws {
        let emulator = try EmulatorProcess()
        let connection = try SocketConnection(emulator.port, receiveBuffer: 4_096)
        var patience = timeval(tv_sec: 0, tv_usec: 100_000)
        setsockopt(
            connection.descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience,
            socklen_t(MemoryLayout<timeval>.size))
        let block = String(repeating: EmulatorProcess.posting("{}"), count: 1_000)
        while (try? connection.send(block)) != nil {}
        let start = ContinuousClock.now
        #expect(try emulator.stop() == .exit(0))
        #expect(ContinuousClock.now - start < Self.patience)
    }

    @Test(arguments: [(SIGTERM, SIGINT), (SIGINT, SIGTERM), (SIGTERM, SIGTERM)])
    func `a second signal ends what the first cannot`(_ first: Int32, _ second: Int32) throws {
        let channel = try SocketPair()
        channel.fillTheirs()
        // Nobody reads who is told that it is ready: the emulator is stuck.
        let emulator = try EmulatorProcess(["--ready-fd", "3"], more: [channel.theirs])
        emulator.process.signal(first)
        #expect(eventually { (try? emulator.hasPendingSignals) == false })
        #expect(throws: SpawnedProcess.DidNotEnd.self) {
            try emulator.process.wait(within: 0.2)
        }
        #expect(try emulator.stop(second) == .exit(128 + second))
    }

    /// As `timeout` sends it: to the process, and then to its group.
    @Test func `a signal that comes twice at once asks once`() throws {
        let channel = try SocketPair()
        channel.fillTheirs()
        let emulator = try EmulatorProcess(["--ready-fd", "3"], more: [channel.theirs])
        for _ in 0..<2 {
            emulator.process.signal(SIGTERM)
            #expect(eventually { (try? emulator.hasPendingSignals) == false })
        }
        #expect(throws: SpawnedProcess.DidNotEnd.self) {
            try emulator.process.wait(within: 0.3)
        }
        #expect(try emulator.stop() == .exit(128 + SIGTERM))
    }

    @Test func `the ready file of another that was started meanwhile stays`() throws {
        let first = try EmulatorProcess()
        try FileManager.default.removeItem(atPath: first.folder("ready.json"))
        let second = try EmulatorProcess(["--record", "second.jsonl"], in: first.folder)
        #expect(try first.stop() == .exit(0))
        #expect(FileManager.default.fileExists(atPath: first.folder("ready.json")))
        #expect(try second.stop() == .exit(0))
        #expect(!FileManager.default.fileExists(atPath: first.folder("ready.json")))
    }

    @Test func `it ends with the process that started it, when that is asked for`() throws {
        let folder = try CommandLineFolder()
        let output = try SocketPair()
        let command =
            try CommandLineProgram.executable().path
            + " serve --port 0 --ready-file ready.json --exit-with-parent 2>errors & wait"
        let parent = try SpawnedProcess(
            ["/bin/sh", "-c", command], in: folder.url,
            descriptors: [nil, output.theirs, output.theirs])
        output.closeTheirs()
        let ready = folder("ready.json")
        try #require(eventually { FileManager.default.fileExists(atPath: ready) })
        parent.signal(SIGKILL)
        // Its end of standard output is closed by nothing but its end.
        #expect(output.rest() == "")
        #expect(!FileManager.default.fileExists(atPath: ready))
    }

    @Test(arguments: [0, O_NONBLOCK])
    func `it ends when standard input does, when that is asked for`(_ flags: Int32) throws {
        let input = try SocketPair()
        #expect(fcntl(input.theirs, F_SETFL, flags) == 0)
        let emulator = try EmulatorProcess(["--exit-on-stdin-close"], input: input.theirs)
        input.closeTheirs()
        #expect(write(input.ours, "any text\n", 9) == 9)
        #expect(try emulator.post(event()).status == 201)
        input.closeOurs()
        #expect(try emulator.process.wait() == .exit(0))
        #expect(!FileManager.default.fileExists(atPath: emulator.folder("ready.json")))
    }

    @Test func `standard input means nothing when that is not asked for`() throws {
        let emulator = try EmulatorProcess()
        for _ in 1...20 { #expect(try emulator.post(event()).status == 201) }
    }
}

extension EmulatorProcess {
    /// Whether a signal was sent that the program has not taken yet (proc(5), ShdPnd).
    fileprivate var hasPendingSignals: Bool {
        get throws {
            let status = try String(
                contentsOfFile: "/proc/\(process.identifier)/status", encoding: .utf8)
            return !status.contains("ShdPnd:\t0000000000000000")
        }
    }
}
