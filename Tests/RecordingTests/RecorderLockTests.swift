import Foundation
import Recording
import Testing

@Suite struct RecorderLockTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder("events.jsonl")
    }

    @Test func `a second recorder in the same process is told who holds the file`() throws {
        let first = try Recorder(.file(path: path))
        #expect(throws: RecorderError.inUse(path: path, holder: getpid())) {
            try Recorder(.file(path: path))
        }
        try first.record(lines: 1)
        try first.close()
        let second = try Recorder(.file(path: path))
        #expect(second.lastSequence == 1)
        try second.record(lines: 1)
        try first.close()
        #expect(try folder.sequences(of: "events.jsonl") == [1, 2])
    }

    @Test func `a recorder that is gone holds nothing`() throws {
        _ = try Recorder(.file(path: path))
        #expect(throws: Never.self) { try Recorder(.file(path: path)) }
    }

    @Test func `a lock is let go while readers go on`() throws {
        let first = try Recorder(.file(path: path))
        try first.record(lines: 1)
        let reader = try #require(first.reader())
        try first.close()
        let second = try Recorder(.file(path: path))
        try second.record(lines: 1)
        #expect(try reader.page(after: 0, limit: 10, maximumBytes: 1_000_000).lines.count == 1)
    }

    @Test func `another process that holds the file is named`() throws {
        try folder.write([], to: "events.jsonl")
        let holder = Process()
        holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
        holder.arguments = [path, "sh", "-c", "echo ready; cat"]
        let (input, output) = (Pipe(), Pipe())
        holder.standardInput = input
        holder.standardOutput = output
        try holder.run()
        defer { holder.waitUntilExit() }
        defer { try? input.fileHandleForWriting.close() }
        #expect(output.fileHandleForReading.availableData == Data("ready\n".utf8))
        #expect(throws: RecorderError.inUse(path: path, holder: holder.processIdentifier)) {
            try Recorder(.file(path: path))
        }
    }

    @Test func `the journal is locked as the record is`() throws {
        let record = try Recorder(.file(path: path))
        #expect(throws: RecorderError.inUse(path: path, holder: getpid())) {
            try LineWriter(path: path)
        }
        try record.close()
    }

    @Test func `an error says in one line what to do`() throws {
        #expect(
            RecorderError.inUse(path: "r", holder: 7).description
                == "r is in use by process 7; stop that one or name another file")
        #expect(throws: RecorderError.isDirectory(path: folder.path)) {
            try Recorder(.file(path: folder.path))
        }
        let missing = #expect(throws: RecorderError.self) {
            try Recorder(.file(path: folder("no/events.jsonl")))
        }
        #expect(
            missing?.description
                == "cannot open \(folder("no/events.jsonl")): No such file or directory (open)"
                + "; make its folder or name a file in another")
    }
}
