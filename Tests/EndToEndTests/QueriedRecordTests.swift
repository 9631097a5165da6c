import Glibc
import JSONParsing
import Testing

/// Queries of a record that cannot be read back, or that became another one.
@Suite struct QueriedRecordTests {
    @Test func `a pipe is answered from memory with a warning`() throws {
        let folder = try CommandLineFolder()
        #expect(mkfifo(folder("pipe"), 0o600) == 0)
        let reader = open(folder("pipe"), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        defer { close(reader) }
        let gate = try ActiveGateProcess(["--record", "pipe"], in: folder)
        #expect(try gate.page()["warnings"]?.elements?.count == 1)
        for number in 1...3 {
            try gate.post([event("\(number)")])
            let page = try gate.page()
            #expect(page["totalCount"]?.int64 == Int64(number))
            #expect(
                page["warnings"]?[0]?.string
                    == "The record cannot be read back: these are the events that memory still holds."
            )
            let id = try #require(page["events"]?[0]?["eventId"]?.string)
            #expect(try gate.get("/events/\(id)").status == 200)
        }
        #expect(try gate.page("?pageSize=2")["events"]?.elements?.count == 2)
    }

    @Test func `a regular file is answered without a warning`() throws {
        let gate = try ActiveGateProcess()
        #expect(try gate.page()["warnings"]?.elements?.isEmpty == true)
        let output = try ActiveGateProcess(["--record", "-"])
        try output.post([event()])
        #expect(try output.page()["totalCount"]?.int64 == 1)
        #expect(try output.page()["warnings"]?.elements?.count == 1)
    }

    @Test func `after HUP the file that took the record's place is the one that is asked`() throws {
        let gate = try ActiveGateProcess(["--log-level", "info"])
        try gate.post([event("old"), event("older")])
        #expect(try gate.titles().sorted() == ["old", "older"])
        let folder = gate.emulator.folder
        #expect(rename(folder("events.jsonl"), folder("old")) == 0)
        #expect(try gate.titles().count == 2)
        gate.emulator.process.signal(SIGHUP)
        #expect(eventually { gate.emulator.errors.contains("the files were opened again") })
        #expect(try gate.titles().isEmpty)
        try gate.post([event("new")])
        #expect(try gate.titles() == ["new"])
        // A file that another run has left is continued, and found.
        #expect(rename(folder("old"), folder("events.jsonl")) == 0)
        gate.emulator.process.signal(SIGHUP)
        #expect(try eventually { try gate.titles().count == 2 })
        try gate.post([event("newest")])
        #expect(try gate.titles().sorted() == ["newest", "old", "older"])
        #expect(try gate.emulator.sequences() == [1, 2, 3])
    }

    @Test func `lines that are no events are passed over`() throws {
        let folder = try CommandLineFolder()
        var gate = try ActiveGateProcess(in: folder)
        try gate.post([event("first")])
        try gate.emulator.stop()
        var text = try gate.emulator.text(of: "events.jsonl")
        text += text.replacing("CUSTOM_INFO", with: "NO_SUCH_TYPE")
            .replacing(#""sequence":1"#, with: #""sequence":2"#)
        try folder.file("events.jsonl", holding: text + #"{"sequence":3,"torn"#)
        gate = try ActiveGateProcess(in: folder)
        #expect(try gate.titles() == ["first"])
        try gate.post([event("second")])
        #expect(try gate.titles().sorted() == ["first", "second"])
    }
}
