import ByteBuffers
import Foundation
import Recording
import Testing

@Suite struct RecordReaderTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    func recorder() throws -> Recorder {
        try Recorder(.file(path: folder("events.jsonl")))
    }

    func numbers(_ page: RecordPage) throws -> [Int] {
        try page.lines.map {
            try sequence(ofLine: String(decoding: page.bytes[$0], as: UTF8.self))
        }
    }

    @Test(arguments: [
        (0, 3, 1...3, 3, false), (3, 3, 4...6, 6, false), (8, 3, 9...10, 10, true),
        (7, 3, 8...10, 10, true), (0, 10, 1...10, 10, true), (-5, 1, 1...1, 1, false),
    ])
    func `a page goes on where the last one ended`(
        after: Int, limit: Int, expected: ClosedRange<Int>, last: Int, isLast: Bool
    ) throws {
        let recorder = try recorder()
        try recorder.record(lines: 10)
        let page = try #require(recorder.reader()).page(
            after: after, limit: limit, maximumBytes: 1_000_000)
        #expect(try numbers(page) == Array(expected))
        #expect(page.last == last)
        #expect(page.isLast == isLast)
    }

    @Test(arguments: [10, 11, 1_000])
    func `behind the last line there is nothing`(after: Int) throws {
        let recorder = try recorder()
        try recorder.record(lines: 10)
        let page = try #require(recorder.reader()).page(
            after: after, limit: 5, maximumBytes: 1_000)
        #expect(page.lines.isEmpty)
        #expect(page.isLast)
        #expect(page.last == after)
    }

    @Test func `a page of bytes holds one line at least`() throws {
        let recorder = try recorder()
        try recorder.record(lines: 10)
        let reader = try #require(recorder.reader())
        let lineBytes = recorder.committedBytes / 10
        #expect(try numbers(reader.page(after: 0, limit: 9, maximumBytes: 1)) == [1])
        let two = try reader.page(after: 0, limit: 9, maximumBytes: 2 * lineBytes)
        #expect(try numbers(two) == [1, 2])
        #expect(try numbers(reader.page(after: 0, limit: 0, maximumBytes: 99)) == [])
    }

    @Test func `a filter passes over lines and tells how far it looked`() throws {
        let recorder = try recorder()
        for number in 1...20 { recorder.append(#"{"n":\#(number % 5)}"#) }
        try recorder.commit()
        let page = try #require(recorder.reader()).page(
            after: 0, limit: 2, maximumBytes: 10_000
        ) { line in String(line).contains(#""n":3"#) }
        #expect(try numbers(page) == [3, 8])
        #expect(page.last == 12)
        #expect(!page.isLast)
    }

    @Test func `lines that come later are not seen`() throws {
        let recorder = try recorder()
        try recorder.record(lines: 2)
        let reader = try #require(recorder.reader())
        recorder.append()
        try recorder.record(lines: 2)
        #expect(try numbers(reader.page(after: 0, limit: 9, maximumBytes: 9_999)) == [1, 2])
        #expect(try reader.line(3) == nil)
        #expect(reader.lastSequence == 2)
    }

    @Test func `what is no record line is passed over`() throws {
        var bytes = try sampleRecord(lines: 3)
        let second = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 1
        for offset in second..<second + 100 { bytes[offset] = 0 }
        try folder.write(bytes, to: "events.jsonl")
        let reader = try #require(try recorder().reader())
        #expect(try numbers(reader.page(after: 0, limit: 9, maximumBytes: 9_999)) == [1, 3])
        #expect(try reader.line(2) == nil)
    }

    @Test func `a file that was cut ends a page early`() throws {
        let recorder = try recorder()
        try recorder.record(lines: 10)
        let reader = try #require(recorder.reader())
        #expect(truncate(folder("events.jsonl"), recorder.committedBytes / 2) == 0)
        #expect(try numbers(reader.page(after: 0, limit: 99, maximumBytes: 9_999)).count == 5)
    }

    /// The first half comes from an earlier run, so that no index knows it.
    @Test func `any of a hundred thousand lines is found`() throws {
        for _ in 0..<2 {
            let recorder = try recorder()
            for _ in 0..<500 { try recorder.record(lines: 100) }
            try recorder.close()
        }
        let reader = try #require(try recorder().reader())
        #expect(reader.lastSequence == 100_000)
        try check(reader)
        let recorder = try recorder()
        for _ in 0..<100 { try recorder.record(lines: 100) }
        try check(try #require(recorder.reader()))
    }

    func check(_ reader: RecordReader) throws {
        var random = SeededRandom(seed: 7)
        let chosen = (0..<200).map { _ in Int.random(in: 1...reader.lastSequence, using: &random) }
        for number in chosen + [1, reader.lastSequence] {
            let line = try #require(try reader.line(number))
            #expect(try sequence(ofLine: String(decoding: line, as: UTF8.self)) == number)
        }
        #expect(try reader.line(0) == nil)
        #expect(try reader.line(reader.lastSequence + 1) == nil)
    }

    @Test func `lines longer than a block are found as well`() throws {
        let recorder = try recorder()
        var random = SeededRandom(seed: 11)
        for _ in 0..<60 {
            let length = Int.random(in: 0...150_000, using: &random)
            recorder.append(#"{"title":""# + String(repeating: "x", count: length) + #""}"#)
        }
        try recorder.commit()
        try recorder.close()
        let reader = try #require(try self.recorder().reader())
        for number in 1...60 {
            let line = try #require(try reader.line(number))
            #expect(try sequence(ofLine: String(decoding: line, as: UTF8.self)) == number)
        }
    }
}
