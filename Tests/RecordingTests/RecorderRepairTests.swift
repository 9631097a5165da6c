import Glibc
import Testing

@testable import Recording

@Suite struct RecorderRepairTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    func open(_ bytes: [UInt8]) throws -> Recorder {
        try folder.write(bytes, to: "events.jsonl")
        return try Recorder(.file(path: folder("events.jsonl")))
    }

    @Test(arguments: 1...3)
    func `a last line torn at any byte is cut off and its number used again`(lines: Int) throws {
        let whole = try sampleRecord(lines: lines - 1)
        let next = try sampleRecord(lines: lines)
        for end in whole.count + 1..<next.count {
            let recorder = try open(Array(next[..<end]))
            #expect(
                recorder.repair == TornLine(offset: whole.count, byteCount: end - whole.count))
            #expect(recorder.lastSequence == lines - 1)
            #expect(recorder.append() == lines)
            try recorder.commit()
            #expect(try folder.bytes(of: "events.jsonl") == next)
        }
    }

    @Test(arguments: [1, 4_096, 65_536, 200_000])
    func `zeros behind the last line are cut off`(zeros: Int) throws {
        let whole = try sampleRecord(lines: 2)
        let recorder = try open(whole + Array(repeating: 0, count: zeros))
        #expect(recorder.repair == TornLine(offset: whole.count, byteCount: zeros))
        #expect(recorder.lastSequence == 2)
        #expect(try folder.bytes(of: "events.jsonl") == whole)
    }

    @Test func `lines with zeros in them are torn, whatever follows`() throws {
        let whole = try sampleRecord(lines: 2)
        var torn = try sampleRecord(lines: 4)
        for offset in whole.count + 20..<torn.count - 20 { torn[offset] = 0 }
        let recorder = try open(torn)
        #expect(recorder.lastSequence == 2)
        #expect(try folder.bytes(of: "events.jsonl") == whole)
    }

    @Test func `zeros in a first line leave an empty record`() throws {
        var torn = try sampleRecord(lines: 1)
        for offset in 30..<50 { torn[offset] = 0 }
        let recorder = try open(torn)
        #expect(recorder.repair == TornLine(offset: 0, byteCount: torn.count))
        #expect(recorder.lastSequence == 0)
    }

    @Test func `after a kill the record goes on behind its last commit`() async throws {
        let path = folder("events.jsonl")
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            let recorder = try Recorder(.file(path: path))
            for _ in 0..<5 { try recorder.record(lines: 1) }
            recorder.append()
            kill(getpid(), SIGKILL)
        }
        let recorder = try Recorder(.file(path: path))
        #expect(recorder.repair == nil)
        #expect(recorder.lastSequence == 5)
        try recorder.record(lines: 1)
        try recorder.close()
        #expect(try folder.sequences(of: "events.jsonl") == Array(1...6))
        #expect(status(of: path).blocks * 512 <= 64 << 10)
    }

    @Test func `an empty file is a record without lines`() throws {
        let recorder = try open([])
        #expect(recorder.repair == nil)
        #expect(recorder.lastSequence == 0)
    }

    @Test func `a line longer than a block is found and continued`() throws {
        let recorder = try open([])
        recorder.append()
        recorder.append(#"{"title":""# + String(repeating: "x", count: 300_000) + #""}"#)
        try recorder.commit()
        try recorder.close()
        let whole = try folder.bytes(of: "events.jsonl")
        let torn = try whole.suffix(from: sampleRecord(lines: 1).count).prefix(100_000)
        let again = try open(whole + torn)
        #expect(again.lastSequence == 2)
        #expect(again.repair == TornLine(offset: whole.count, byteCount: 100_000))
    }

    @Test(arguments: [
        "notes\n", "notes", "{}\n", "{\"sequence\":1}\n", "\n",
        "{\"sequence\":0,\"time\":\"\"}\n", "{\"sequence\":01,\"time\":\"\"}\n",
        "{\"sequence\":99999999999999999999,\"time\":\"\"}\n", "{\"sequence\":2,\"ti",
        "{\"sequence\":1,\"time\":\"\"\n", "\u{0}binary\n\u{0}\n", "{\"sequence\":x",
    ])
    func `a file that is no record is refused and left alone`(text: String) throws {
        let path = folder("events.jsonl")
        try folder.write(Array(text.utf8), to: "events.jsonl")
        #expect(throws: RecorderError.notARecord(path: path)) {
            try Recorder(.file(path: path))
        }
        #expect(try folder.text(of: "events.jsonl") == text)
    }
}
