import Recording
import Testing

@testable import EventsAPI

@Suite struct RecorderTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    func recorder() throws -> Recorder {
        try Recorder(.file(path: folder("events.jsonl")))
    }

    @Test func `a line has its members in the order of the design`() throws {
        let recorder = try recorder()
        recorder.append(#"{"title":"t"}"#)
        try recorder.commit()
        #expect(
            try folder.text(of: "events.jsonl")
                == #"{"sequence":1,"time":"2026-11-23T05:20:00.123Z","session":"main","#
                + #""surface":"oneagent","peer":"127.0.0.1:53124","#
                + #""correlationIds":["43dce678584aee3"],"entityIds":["HOST-0123456789ABCDEF"],"#
                + #""event":{"title":"t"}}"# + "\n")
    }

    @Test func `only entities that got the event are told, and each warning once`() throws {
        let recorder = try recorder()
        let rule = Rule(
            id: "timeout.capped", effect: .warning, summary: "", source: "", certainty: .assumed)
        let finding = Finding(rule: rule, pointer: "", path: "", offset: 0, message: "")
        let verdict = Verdict.sample()
        verdict.addSample("HOST-1", correlationID: 1)
        verdict.addSample("HOST-2", correlationID: 2)
        verdict.addSample("HOST-3", correlationID: 3, status: .invalidEntityType)
        verdict.assessment.findings.warnings = [finding, finding]
        recorder.append(verdict, of: "{}", session: #"a"b"#)
        try recorder.commit()
        #expect(
            try folder.text(of: "events.jsonl")
                == #"{"sequence":1,"time":"2026-11-23T05:20:00.123Z","session":"a\"b","#
                + #""surface":"oneagent","peer":"127.0.0.1:53124","#
                + #""correlationIds":["1","2"],"entityIds":["HOST-1","HOST-2"],"#
                + #""warnings":["timeout.capped"],"event":{}}"# + "\n")
    }

    @Test func `insignificant white space is left out of the event`() throws {
        let recorder = try recorder()
        let body = "{\r\n  \"title\" : \"a b\\n\",\t\"n\": 1.50\n}"
        let verdict = Verdict.sample()
        verdict.assessment.outline.insignificantBytes = 9
        recorder.append(verdict, of: body)
        try recorder.commit()
        let text = try folder.text(of: "events.jsonl")
        #expect(text.hasSuffix(#""entityIds":[],"event":{"title":"a b\n","n":1.50}}"# + "\n"))
    }

    @Test func `nothing is in the file before the commit, and all of it after`() throws {
        let recorder = try recorder()
        #expect(!recorder.hasPending)
        #expect([recorder.append(), recorder.append()] == [1, 2])
        #expect(recorder.hasPending)
        #expect(recorder.lastSequence == 0)
        #expect(try folder.bytes(of: "events.jsonl").isEmpty)
        try recorder.commit()
        #expect(!recorder.hasPending)
        #expect(recorder.lastSequence == 2)
        #expect(try folder.sequences(of: "events.jsonl") == [1, 2])
        #expect(try folder.bytes(of: "events.jsonl").count == recorder.committedBytes)
    }

    @Test func `numbers go on without a gap over restarts`() throws {
        for run in 0..<5 {
            let recorder = try recorder()
            #expect(recorder.lastSequence == run * 7)
            #expect(recorder.sequenceAtOpening == run * 7)
            #expect(recorder.repair == nil)
            for _ in 0..<7 { try recorder.record(lines: 1) }
            try recorder.close()
        }
        #expect(try folder.sequences(of: "events.jsonl") == Array(1...35))
    }

    @Test func `blocks taken ahead do not lengthen the file and are given back`() throws {
        let recorder = try recorder()
        try recorder.record(lines: 1)
        let open = status(of: folder("events.jsonl"))
        #expect(open.length == recorder.committedBytes)
        try recorder.close()
        let closed = status(of: folder("events.jsonl"))
        #expect(closed.length == open.length)
        #expect(closed.blocks * 512 <= 64 << 10)
        #expect(closed.blocks <= open.blocks)
    }

    @Test func `a record that reaches the disk before its answer is no different`() throws {
        let recorder = try Recorder(.file(path: folder("events.jsonl")), synchronizes: true)
        for _ in 0..<3 { try recorder.record(lines: 2) }
        #expect(try folder.sequences(of: "events.jsonl") == Array(1...6))
        try recorder.close()
    }

    @Test(arguments: ["", "a", "ab/c d"])
    func `a dash is standard output and anything else a path`(path: String) {
        #expect(RecordDestination("-") == .standardOutput)
        #expect(RecordDestination(path) == .file(path: path))
    }

    @Test func `lines leave through standard output`() async {
        let result = await #expect(
            processExitsWith: .success, observing: [\.standardOutputContent]
        ) {
            let recorder = try Recorder(.standardOutput, synchronizes: true)
            try recorder.record(lines: 3)
            try #require(recorder.reopen() == .sameFile)
            try #require(!recorder.isRegularFile)
            let remembered = recorder.recentLines.count
            try #require(remembered == 3)
            try recorder.close()
        }
        let lines = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
            .split(separator: "\n").filter { $0.hasPrefix(#"{"sequence":"#) }
        #expect(lines.count == 3)
    }
}
