import Glibc
import Recording
import SystemCalls
import Testing

/// Reading lines again by where they begin.
@Suite struct LineSourceTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func recorder() throws -> Recorder {
        try Recorder(.file(path: folder("events.jsonl")))
    }

    private func lines(_ source: any LineSource, from offset: Int = 0) throws -> [(Int, String)] {
        var lines: [(Int, String)] = []
        try source.forEachLine(from: offset) { lines.append(($0, text($1))) }
        return lines
    }

    private func lines(_ source: any LineSource, at offsets: [Int]) throws -> [Int: String] {
        var lines: [Int: String] = [:]
        try source.forEachLine(at: offsets) { lines[$0] = text($1) }
        return lines
    }

    private func text(_ line: Span<UInt8>) -> String {
        line.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `every line is found at its offset, also long ones and in any order`() throws {
        let recorder = try recorder()
        for count in [1, 10, 3_000, 700_000, 5, 20_000, 40] {
            recorder.append(#"{"title":"\#(String(repeating: "x", count: count))"}"#)
        }
        try recorder.record(lines: 500)
        let source = recorder.lines()
        let all = try lines(source)
        #expect(all.count == 507)
        let expected = try folder.text(of: "events.jsonl").split(separator: "\n").map(String.init)
        #expect(all.map(\.1) == expected)
        let offsets = all.map(\.0)
        for some in [offsets, offsets.reversed(), [offsets[3]], [offsets[6], offsets[2]]] {
            let found = try lines(source, at: some)
            #expect(found.count == some.count)
            for (place, offset) in some.enumerated() {
                #expect(found[place] == all.first { $0.0 == offset }?.1)
            }
        }
    }

    @Test func `reading goes on where it ended`() throws {
        let recorder = try recorder()
        try recorder.record(lines: 3)
        let first = recorder.lines()
        try recorder.record(lines: 2)
        let second = recorder.lines()
        #expect(second.continues(first))
        #expect(!first.continues(second))
        #expect(try lines(first).count == 3)
        #expect(try lines(second, from: first.endOffset).count == 2)
        #expect(try lines(second, from: second.endOffset).isEmpty)
    }

    @Test func `where no line is none is found`() throws {
        let recorder = try recorder()
        try recorder.record(lines: 2)
        let source = recorder.lines()
        #expect(try lines(source, at: [-1, source.endOffset, source.endOffset + 9]).isEmpty)
    }

    @Test func `another file under the same name does not continue the first`() throws {
        let recorder = try recorder()
        try recorder.record(lines: 2)
        let before = recorder.lines()
        try folder.write([], to: "other")
        #expect(rename(folder("other"), folder("events.jsonl")) == 0)
        try recorder.reopen()
        try recorder.record(lines: 5)
        #expect(!recorder.lines().continues(before))
    }

    @Test func `a file that was cut and has grown again does not continue itself`() throws {
        let recorder = try recorder()
        try recorder.record(lines: 3)
        let before = recorder.lines()
        #expect(truncate(folder("events.jsonl"), 0) == 0)
        try recorder.reopen()
        try recorder.record(lines: 9)
        #expect(recorder.lines().endOffset > before.endOffset)
        #expect(!recorder.lines().continues(before))
    }

    @Test func `of what cannot be read back there are the lines that memory holds`() throws {
        let recorder = try Recorder(.file(path: "/dev/null"))
        try recorder.record(lines: 3)
        let source = recorder.lines()
        let all = try lines(source)
        #expect(all.count == 3)
        #expect(try lines(source, at: all.map(\.0)).count == 3)
        #expect(try lines(source, from: all[1].0).count == 2)
        #expect(try lines(source, at: [-1, source.endOffset]).isEmpty)
        #expect(recorder.lines().continues(source))
        try recorder.record(lines: 1)
        #expect(!recorder.lines().continues(source))
    }

    @Test(arguments: [
        ("abc", "b", true), ("abc", "abc", true), ("abc", "abcd", false), ("", "", true),
        ("aab", "ab", true), ("abc", "x", false),
    ])
    func `bytes are found in others`(_ bytes: String, _ wanted: String, _ isThere: Bool) {
        #expect(Array(bytes.utf8).span.contains(Array(wanted.utf8).span) == isThere)
    }
}
