import Foundation
import Glibc
import JSONParsing
import Testing

/// A record that cannot be written, at the start or later.
@Suite struct RecordFailureTests {
    @Test(arguments: [
        ("missing/events.jsonl", "missing/events.jsonl: No such file or directory"),
        ("file/events.jsonl", "file/events.jsonl: Not a directory"),
        (".", ". is a directory; name a file"),
        ("file", "file holds something other than a record"),
        ("/proc/no-such-file", "/proc/no-such-file"),
    ])
    func `a path that cannot be recorded to is one line and 73`(
        _ path: String, _ line: String
    ) throws {
        let folder = try CommandLineFolder()
        try folder.file("file", holding: "no record\n")
        let emulator = try EmulatorProcess(
            starting: ["--port", "0", "--ready-file", "ready.json", "--record", path], in: folder)
        #expect(try emulator.process.wait() == .exit(73))
        #expect(emulator.errors.hasPrefix("error: "))
        #expect(emulator.errors.contains(line), "\(emulator.errors)")
        #expect(emulator.errors.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder("ready.json")))
        #expect(try emulator.text(of: "file") == "no record\n")
    }

    @Test func `a record that another emulator writes is refused with its process id`() throws {
        let first = try EmulatorProcess()
        let second = try EmulatorProcess(starting: ["--port", "0"], in: first.folder)
        #expect(try second.process.wait() == .exit(73))
        let lines = first.errors.split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines.first?.contains("in use by process \(first.process.identifier);") == true)
        #expect(try first.post(event()).status == 201)
        // The name of the lock's holder is not what keeps others out: the lock is.
        #expect(try first.stop(SIGKILL) == .signal(SIGKILL))
        let third = try EmulatorProcess(in: first.folder)
        #expect(try third.post(event()).status == 201)
        #expect(try third.sequences() == [1, 2])
    }

    @Test func `a full disk costs events and nothing else`() throws {
        let emulator = try EmulatorProcess(["--record", "/dev/full", "--journal", "journal"])
        let connection = try emulator.connect()
        for number in 1...3 {
            try connection.send(
                EmulatorProcess.posting(event("\(number)")) + EmulatorProcess.posting("{}"))
            let failed = try connection.response()
            #expect(failed.status == 503)
            #expect(failed.message == "Service Unavailable")
            #expect(failed["Server"] == "EEC")
            #expect(try connection.response().status == 400)
        }
        let statuses: [Int64] = [503, 400, 503, 400, 503, 400]
        #expect(try emulator.requests().compactMap { $0["status"]?.int64 } == statuses)
        #expect(try eventually { try emulator.lines(of: "journal").count == statuses.count })
        #expect(try emulator.values(of: "journal").compactMap { $0["status"]?.int64 } == statuses)
        let list = try emulator.get("events").json
        #expect(list["events"]?.elements?.isEmpty == true)
        #expect(list["last"]?.int64 == 0)
        #expect(list["source"]?.string == "memory")
        // It is said once, not with every event.
        let told = "events are answered 503 until the record can be written"
        #expect(eventually { emulator.errors.contains(told) })
        #expect(emulator.errors.split(separator: "\n").count == 1)
        #expect(try emulator.stop() == .exit(0))
    }

    @Test func `a file at its limit refuses events until it may grow again`() throws {
        let emulator = try EmulatorProcess()
        try emulator.limitFiles(to: "4096:")
        let connection = try emulator.connect()
        var statuses: [Int] = []
        for number in 0..<30 {
            try connection.send(EmulatorProcess.posting(event("\(number)")))
            statuses.append(try connection.response().status)
        }
        let taken = statuses.prefix { $0 == 201 }.count
        #expect((1..<30).contains(taken))
        #expect(statuses[taken...].allSatisfy { $0 == 503 })
        #expect(try emulator.sequences() == Array(1...Int64(taken)))
        try connection.send(EmulatorProcess.posting("{}"))
        #expect(try connection.response().status == 400)

        try emulator.limitFiles(to: "unlimited:")
        try connection.send(EmulatorProcess.posting(event("again")))
        #expect(try connection.response().status == 201)
        #expect(try emulator.sequences() == Array(1...Int64(taken + 1)))
        #expect(try emulator.events().last?["event"]?["title"]?.string == "again")
        #expect(eventually { emulator.errors.contains("the record can be written again") })
    }

    @Test func `a pipe without a reader refuses events until there is one`() throws {
        let folder = try CommandLineFolder()
        #expect(mkfifo(folder("pipe"), 0o600) == 0)
        let emulator = try EmulatorProcess(["--record", "pipe"], in: folder)
        #expect(try emulator.post(event("early")).status == 503)
        let reader = open(folder("pipe"), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        #expect(try emulator.post(event("heard")).status == 201)
        var line = [UInt8](repeating: 0, count: 4_096)
        let count = read(reader, &line, line.count)
        let record = try JSONValue(String(decoding: line[..<max(0, count)], as: UTF8.self))
        #expect(record["sequence"]?.int64 == 1)
        #expect(record["event"]?["title"]?.string == "heard")
        let list = try emulator.get("events").json
        #expect(list["source"]?.string == "memory")
        #expect(list["events"]?[0] == record)
        close(reader)
        #expect(try emulator.post(event("late")).status == 503)
    }

    @Test func `standard output takes record lines and nothing else`() throws {
        let emulator = try EmulatorProcess(["--record", "-", "--log-level", "debug"])
        #expect(emulator.ready["record"]?.string == "-")
        #expect(try emulator.post(event()).status == 201)
        #expect(try emulator.sequences(of: "output") == [1])
        let list = try emulator.get("events?title=Demo%20title").json
        #expect(list["source"]?.string == "memory")
        #expect(try list["events"]?.elements == emulator.values(of: "output"))
        #expect(try emulator.get("events?title=other").json["events"]?.elements?.isEmpty == true)
    }

    @Test func `a socket for standard output that nobody reads holds up nothing`() throws {
        let output = try SocketPair()
        let emulator = try EmulatorProcess(["--record", "-"], output: output.theirs)
        let long = event(String(repeating: "x", count: 400))
        var isFull = false
        for _ in 1...10_000 where !isFull { isFull = try emulator.post(long).status == 503 }
        #expect(isFull)
        #expect(try emulator.get("ready").status == 200)
        #expect(try emulator.stop() == .exit(0))
    }

    @Test func `a journal that cannot be written costs no event`() throws {
        let emulator = try EmulatorProcess(["--journal", "/dev/full"])
        for _ in 1...3 { #expect(try emulator.post(event()).status == 201) }
        #expect(eventually { emulator.errors.contains("requests are missing from the journal") })
        #expect(emulator.errors.split(separator: "\n").count == 1)
    }
}

extension EmulatorProcess {
    /// Sets the soft limit for a file's size (prlimit(1), `soft:` alone).
    fileprivate func limitFiles(to limit: String) throws {
        let command = [
            "/usr/bin/prlimit", "--pid", "\(process.identifier)", "--fsize=\(limit)",
        ]
        let change = try SpawnedProcess(
            command, in: folder.url, descriptors: [nil, nil, nil])
        #expect(try change.wait() == .exit(0))
    }
}
