import Foundation
import Glibc
import JSONParsing
import Testing

/// HUP opens record and journal again by their names, as one does after moving them away.
@Suite struct ReopeningTests {
    private static func move(_ name: String, to other: String, in folder: CommandLineFolder) {
        #expect(rename(folder(name), folder(other)) == 0)
    }

    @Test func `after a move a new file is begun from 1, and nothing is lost`() throws {
        let emulator = try EmulatorProcess(["--journal", "journal"])
        let connection = try emulator.connect()
        var posted = 0
        func post() throws {
            try connection.send(EmulatorProcess.posting(event("\(posted)")))
            #expect(try connection.response().status == 201)
            posted += 1
        }
        for _ in 0..<10 { try post() }
        Self.move("events.jsonl", to: "old", in: emulator.folder)
        Self.move("journal", to: "old-journal", in: emulator.folder)
        for _ in 0..<5 { try post() }
        emulator.process.signal(SIGHUP)
        try #require(
            eventually {
                try post()
                return ((try? emulator.lines(of: "journal").count) ?? 0) > 5
            })
        let (old, new) = (try emulator.values(of: "old"), try emulator.values())
        #expect(old.count >= 15)
        #expect(try emulator.sequences(of: "old") == Array(1...Int64(old.count)))
        #expect(try emulator.sequences() == Array(1...Int64(new.count)))
        let titles = (old + new).compactMap { $0["event"]?["title"]?.string }
        #expect(titles == (0..<posted).map(String.init))
        #expect(try emulator.events() == new)
        let journals =
            try emulator.lines(of: "old-journal").count + emulator.lines(of: "journal").count
        #expect(journals == posted)
    }

    @Test func `the same file is kept`() throws {
        let emulator = try EmulatorProcess(["--log-level", "info"])
        #expect(try emulator.post(event()).status == 201)
        emulator.process.signal(SIGHUP)
        #expect(eventually { emulator.errors.contains("the files were opened again") })
        #expect(try emulator.post(event()).status == 201)
        #expect(try emulator.sequences() == [1, 2])
        #expect(try emulator.events().count == 2)
    }

    @Test func `a name that cannot be opened leaves the file that was open`() throws {
        let emulator = try EmulatorProcess()
        #expect(try emulator.post(event()).status == 201)
        Self.move("events.jsonl", to: "old", in: emulator.folder)
        #expect(mkdir(emulator.folder("events.jsonl"), 0o755) == 0)
        emulator.process.signal(SIGHUP)
        #expect(eventually { emulator.errors.contains("the file that was open is kept") })
        #expect(try emulator.post(event()).status == 201)
        #expect(try emulator.sequences(of: "old") == [1, 2])
    }

    @Test func `a file that another emulator has begun meanwhile is left to it`() throws {
        let emulator = try EmulatorProcess()
        #expect(try emulator.post(event()).status == 201)
        Self.move("events.jsonl", to: "old", in: emulator.folder)
        let other = try EmulatorProcess(
            ["--record", emulator.folder("events.jsonl")], in: CommandLineFolder())
        emulator.process.signal(SIGHUP)
        #expect(eventually { emulator.errors.contains("process \(other.process.identifier);") })
        #expect(try emulator.post(event()).status == 201)
        #expect(try other.post(event()).status == 201)
        #expect(try emulator.sequences(of: "old") == [1, 2])
        #expect(try emulator.sequences() == [1])
    }

    @Test func `a file that was emptied meanwhile is begun anew`() throws {
        let emulator = try EmulatorProcess(["--log-level", "info"])
        for _ in 1...3 { #expect(try emulator.post(event()).status == 201) }
        #expect(truncate(emulator.folder("events.jsonl"), 0) == 0)
        // Before it is told: nobody gets what is no longer there, and nothing crashes.
        #expect(try emulator.get("events").status == 200)
        #expect(try emulator.post(event("between")).status == 201)
        #expect([200, 500].contains(try emulator.get("events").status))
        #expect(truncate(emulator.folder("events.jsonl"), 0) == 0)
        emulator.process.signal(SIGHUP)
        #expect(eventually { emulator.errors.contains("the files were opened again") })
        #expect(try emulator.post(event("anew")).status == 201)
        #expect(try emulator.sequences() == [1])
        #expect(try emulator.events().map { $0["event"]?["title"]?.string } == ["anew"])
    }
}
