import ByteBuffers
import Foundation
import Glibc
import Recording
import SystemCalls
import Testing

@Suite struct RecorderFailureTests {
    @Test func `a full device refuses every commit and counts nothing`() throws {
        let recorder = try Recorder(.file(path: "/dev/full"))
        #expect(!recorder.isRegularFile)
        #expect(recorder.reader() == nil)
        for _ in 0..<50 {
            #expect(recorder.append() == 1)
            #expect(throws: SystemError("write", code: ENOSPC, subject: "/dev/full")) {
                try recorder.commit()
            }
            #expect(!recorder.hasPending)
            #expect(recorder.lastSequence == 0)
        }
        let remembered = recorder.recentLines.count
        #expect(remembered == 0)
    }

    @Test func `reopening leads from a full device to a file`() throws {
        let folder = try TemporaryFolder()
        let path = folder("events.jsonl")
        try FileManager.default.createSymbolicLink(
            atPath: path, withDestinationPath: "/dev/full")
        let recorder = try Recorder(.file(path: path))
        #expect(throws: SystemError.self) { try recorder.record(lines: 1) }
        try FileManager.default.removeItem(atPath: path)
        #expect(try recorder.reopen() == .otherFile)
        try recorder.record(lines: 2)
        #expect(try folder.sequences(of: "events.jsonl") == [1, 2])
    }

    @Test func `what goes nowhere is still numbered and remembered`() throws {
        let recorder = try Recorder(.file(path: "/dev/null"), synchronizes: true)
        try recorder.record(lines: 3)
        var numbers: [Int] = []
        recorder.recentLines.forEach(from: 2) { number, line in
            #expect((try? sequence(ofLine: String(line))) == number)
            numbers.append(number)
            return true
        }
        #expect(numbers == [2, 3])
    }

    /// The limit belongs to the whole process, so a child takes it on.
    @Test func `a commit that fits in part is undone, and a later one recovers`() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            let recorder = try Recorder(.file(path: folder("events.jsonl")))
            try recorder.record(lines: 2)
            let whole = try folder.bytes(of: "events.jsonl")
            _ = signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(1), &limit)
            let former = limit.rlim_cur
            limit.rlim_cur = rlim_t(whole.count + 300)
            setrlimit(__rlimit_resource_t(1), &limit)
            for _ in 0..<10 {
                let error = #expect(throws: SystemError.self) { try recorder.record(lines: 3) }
                try #require(error?.code == EFBIG)
                try #require(folder.bytes(of: "events.jsonl") == whole)
                try #require(recorder.lastSequence == 2)
            }
            try recorder.record(lines: 1)
            limit.rlim_cur = former
            setrlimit(__rlimit_resource_t(1), &limit)
            try recorder.record(lines: 2)
            try #require(folder.sequences(of: "events.jsonl") == [1, 2, 3, 4, 5])
            try #require(
                try recorder.reader()?.page(
                    after: 0, limit: 9, maximumBytes: 9_999
                ).lines.count == 5)
            try recorder.close()
        }
    }

    @Test func `a line torn on a pipe is finished before the next`() throws {
        let folder = try TemporaryFolder()
        let pipe = try TestPipe(folder("pipe"))
        let recorder = try Recorder(.file(path: folder("pipe")))
        let long = #"{"title":""# + String(repeating: "x", count: 40_000) + #""}"#
        for _ in 0..<3 { recorder.append(long) }
        #expect(throws: SystemError("write", code: EAGAIN, subject: folder("pipe"))) {
            try recorder.commit()
        }
        // Two lines have left, the second in part: their numbers are gone.
        #expect(recorder.lastSequence == 2)
        var received = pipe.read()
        try recorder.record(lines: 1)
        received += pipe.read()
        let lines = String(decoding: received, as: UTF8.self).split(separator: "\n")
        #expect(try lines.map { try sequence(ofLine: String($0)) } == [1, 2, 3])
        #expect(recorder.lastSequence == 3)
    }

    @Test func `a pipe that was waited for in vain is not waited for again`() throws {
        let folder = try TemporaryFolder()
        let pipe = try TestPipe(folder("pipe"))
        let recorder = try Recorder(.file(path: folder("pipe")))
        while (try? recorder.record(lines: 50)) != nil {}
        let start = ContinuousClock.now
        for _ in 0..<100 {
            #expect(throws: SystemError.self) { try recorder.record(lines: 1) }
        }
        #expect(ContinuousClock.now - start < .seconds(2))
        _ = pipe.read()
        try recorder.record(lines: 1)
    }

    /// The limit belongs to the whole process, so a child takes it on.
    @Test func `what somebody else appended or cut costs no line of ours`() async {
        await #expect(processExitsWith: .success) {
            let folder = try TemporaryFolder()
            let recorder = try Recorder(.file(path: folder("events.jsonl")))
            try recorder.record(lines: 2)
            let other = try #require(FileHandle(forWritingAtPath: folder("events.jsonl")))
            try other.seekToEnd()
            try other.write(contentsOf: Data(repeating: 0x0A, count: 1_000))
            try recorder.record(lines: 2)
            let whole = try folder.bytes(of: "events.jsonl")
            _ = signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit()
            getrlimit(__rlimit_resource_t(1), &limit)
            limit.rlim_cur = rlim_t(whole.count + 300)
            setrlimit(__rlimit_resource_t(1), &limit)
            #expect(throws: SystemError.self) { try recorder.record(lines: 3) }
            try #require(folder.bytes(of: "events.jsonl") == whole)
            try other.truncate(atOffset: 0)
            limit.rlim_cur = 300
            setrlimit(__rlimit_resource_t(1), &limit)
            #expect(throws: SystemError.self) { try recorder.record(lines: 3) }
            try #require(folder.bytes(of: "events.jsonl").isEmpty)
            try recorder.record(lines: 1)
            try recorder.close()
            try #require(folder.sequences(of: "events.jsonl") == [5])
        }
    }

    @Test func `what somebody else appended costs no line at the end`() throws {
        let folder = try TemporaryFolder()
        let recorder = try Recorder(.file(path: folder("events.jsonl")))
        try recorder.record(lines: 1)
        let other = try #require(FileHandle(forWritingAtPath: folder("events.jsonl")))
        try other.seekToEnd()
        try other.write(contentsOf: Data(repeating: 0x0A, count: 100))
        try recorder.record(lines: 1)
        try recorder.close()
        #expect(try folder.sequences(of: "events.jsonl") == [1, 2])
    }

    @Test func `a pipe without a reader refuses, and takes lines once there is one`() throws {
        _ = signal(SIGPIPE, SIG_IGN)
        let folder = try TemporaryFolder()
        #expect(mkfifo(folder("pipe"), 0o600) == 0)
        let recorder = try Recorder(.file(path: folder("pipe")))
        for _ in 0..<3 {
            #expect(throws: SystemError("write", code: EPIPE, subject: folder("pipe"))) {
                try recorder.record(lines: 1)
            }
        }
        let again = try TestPipe(folder("pipe"))
        try recorder.record(lines: 1)
        #expect(try sequence(ofLine: String(decoding: again.read(), as: UTF8.self)) == 1)
    }
}

/// The reading end of a named pipe that is made when it is not there.
final class TestPipe {
    private let descriptor: Int32

    init(_ path: String) throws {
        _ = mkfifo(path, 0o600)
        descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        try #require(descriptor >= 0)
    }

    deinit {
        _ = close(descriptor)
    }

    /// What is in the pipe now.
    func read() -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while case let count = Glibc.read(descriptor, &block, block.count), count > 0 {
            bytes += block[..<count]
        }
        return bytes
    }
}
