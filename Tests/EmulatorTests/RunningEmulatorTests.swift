import EventsAPI
import Foundation
import JSONParsing
import Recording
import Sockets
import Synchronization
import Testing

@testable import Emulator

/// An emulator within this process, on a clock that the test sets.
@Suite struct RunningEmulatorTests {
    /// 2026-11-23T05:20:00.123Z.
    private static let now: Int64 = 1_795_411_200_123
    private static let minute: Int64 = 60_000
    private static let hour = 60 * minute
    private static let day = 24 * hour

    private func configuration(_ folder: TemporaryFolder) -> EmulatorConfiguration {
        var configuration = EmulatorConfiguration()
        configuration.port = 0
        configuration.recordPath = folder("events.jsonl")
        return configuration
    }

    @Test func `record, journal, Date and lists have the time of the one clock`() async throws {
        let folder = try TemporaryFolder()
        let moved = MovedClock(Self.now)
        let emulator = try await Emulator(configuration(folder), clock: moved.clock)
        let port = emulator.ready.oneAgentPort
        let first = try Exchange(posting: #"{"eventType":"CUSTOM_INFO","title":"a"}"#, to: port)
        #expect(first.status == 201)
        #expect(first.text.contains("\r\nDate: Mon, 23 Nov 2026 05:20:00 GMT\r\n"))
        moved.move(to: Self.now - 365 * Self.day)
        let second = try Exchange(posting: #"{"eventType":"CUSTOM_INFO","title":"b"}"#, to: port)
        #expect(second.text.contains("\r\nDate: Sun, 23 Nov 2025 05:20:00 GMT\r\n"))
        let lines = try folder.lines(of: "events.jsonl").map {
            try JSONValue(parsing: Array($0.utf8).span)
        }
        let times = ["2026-11-23T05:20:00.123Z", "2025-11-23T05:20:00.123Z"]
        #expect(lines.map { $0["time"]?.string } == times)
        let journal = try Exchange(getting: "requests", from: port).text
        #expect(times.allSatisfy { journal.contains(#""time":"\#($0)""#) })
        await emulator.stop()
    }

    /// Where the windows of contract 2.3 end, in both directions.
    private static let windows: [(type: String, offset: Int64, isIn: Bool)] = [
        ("CUSTOM_INFO", -30 * day, true), ("CUSTOM_INFO", -30 * day - 1, false),
        ("CUSTOM_INFO", 7 * day, true), ("CUSTOM_INFO", 7 * day + 1, false),
        ("ERROR_EVENT", -6 * hour, true), ("ERROR_EVENT", -6 * hour - 1, false),
        ("ERROR_EVENT", 5 * minute, true), ("ERROR_EVENT", 5 * minute + 1, false),
    ]

    @Test func `windows are measured from the clock, and not from that of the machine`()
        async throws
    {
        let folder = try TemporaryFolder()
        let then = Self.now - 3_650 * Self.day
        let emulator = try await Emulator(
            configuration(folder), clock: .frozen(at: Timestamp(milliseconds: then)))
        for (type, offset, isIn) in Self.windows {
            let answer = try Exchange(
                posting: #"{"eventType":"\#(type)","title":"t","startTime":\#(then + offset)}"#,
                to: emulator.ready.oneAgentPort)
            #expect(answer.status == 201)
            #expect(answer.text.contains(isIn ? "OK" : "INVALID_TIMESTAMPS"), "\(type) \(offset)")
        }
        await emulator.stop()
        #expect(try folder.lines(of: "events.jsonl").count == 4)
    }

    @Test func `several emulators live in one process, each with its own`() async throws {
        let folders = try (0..<4).map { _ in try TemporaryFolder() }
        var emulators: [Emulator] = []
        for folder in folders { emulators.append(try await Emulator(configuration(folder))) }
        for (count, emulator) in emulators.enumerated() {
            for _ in 0...count {
                let answer = try Exchange(
                    posting: #"{"eventType":"CUSTOM_INFO","title":"t"}"#,
                    to: emulator.ready.oneAgentPort)
                #expect(answer.status == 201)
            }
        }
        for emulator in emulators { await emulator.stop() }
        #expect(try folders.map { try $0.lines(of: "events.jsonl").count } == [1, 2, 3, 4])
    }

    @Test func `a stopped emulator lets go of port and record`() async throws {
        let folder = try TemporaryFolder()
        let first = try await Emulator(configuration(folder))
        let port = first.ready.oneAgentPort
        await first.stop()
        #expect(throws: Exchange.CannotConnect.self) { try Exchange(posting: "{}", to: port) }
        var again = configuration(folder)
        again.port = port
        let second = try await Emulator(again)
        #expect(second.ready.oneAgentPort == port)
        await second.stop()
    }

    @Test func `what cannot be opened is told, and nothing is kept open`() async throws {
        let (folder, other) = (try TemporaryFolder(), try TemporaryFolder())
        let first = try await Emulator(configuration(folder))
        let same = configuration(folder)
        await #expect(throws: EmulatorError.self) { try await Emulator(same) }
        let port = first.ready.oneAgentPort
        var wanted = configuration(other)
        wanted.port = port
        let taken = wanted
        let holder = try #require(PortHolder(port: port))
        #expect(holder.processID == Int(getpid()))
        let expected = EmulatorError.portTaken(
            .loopback(port: port), option: "--port", holder: holder)
        await #expect(throws: expected) { try await Emulator(taken) }
        // The record of the one that failed is free again.
        let second = try await Emulator(configuration(other))
        await second.stop()
        await first.stop()
    }

    @Test(arguments: [
        ("example.com", EmulatorError.invalidHost("example.com")),
        ("0.0.0.0", .remoteHost("0.0.0.0")), ("::", .remoteHost("::")),
    ])
    func `a host is numeric, and of loopback unless more is allowed`(
        _ host: String, _ expected: EmulatorError
    ) async throws {
        let folder = try TemporaryFolder()
        var wanted = configuration(folder)
        wanted.host = host
        let refused = wanted
        await #expect(throws: expected) { try await Emulator(refused) }
        wanted.host = "127.0.0.1"
        await (try Emulator(wanted)).stop()
    }

    @Test func `who watches is told of every request once its answer is certain`() async throws {
        let reports = Reports()
        var full = configuration(try TemporaryFolder())
        full.recordPath = "/dev/full"
        let emulator = try await Emulator(full, observer: reports.observer)
        let port = emulator.ready.oneAgentPort
        _ = try Exchange(posting: #"{"eventType":"CUSTOM_INFO","title":"\u00e9"}"#, to: port)
        _ = try Exchange(posting: #"{"eventType":"X"}"#, to: port)
        await emulator.stop()
        #expect(reports.requests.map(\.status) == [503, 400])
        #expect(reports.requests.map(\.isRecorded) == [false, false])
        #expect(reports.requests.map(\.title) == ["é", nil])
        #expect(reports.requests.map(\.eventType) == ["CUSTOM_INFO", nil])
        #expect(
            reports.requests.last?.violations.map(\.rule.id) == [
                "title.missing", "eventType.unknown",
            ])
        #expect(reports.incidents.count == 1)
    }
}

/// Keeps what an emulator tells.
private final class Reports: Sendable {
    private let told = Mutex<(requests: [RequestReport], incidents: [Incident])>(([], []))

    var requests: [RequestReport] { told.withLock(\.requests) }
    var incidents: [Incident] { told.withLock(\.incidents) }

    var observer: EmulatorObserver {
        EmulatorObserver(
            request: { report in self.told.withLock { $0.requests.append(report) } },
            incident: { incident in self.told.withLock { $0.incidents.append(incident) } })
    }
}
