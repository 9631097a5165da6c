import Foundation
import Glibc
import JSONParsing
import Testing

/// Killed at any moment, the record has every event that was acknowledged.
@Suite struct KillingTests {
    /// The titles that were answered 201.
    // Safe: the list is touched under the lock only, of a kind that ThreadSanitizer knows of.
    private final class Acknowledged: @unchecked Sendable {
        private let lock = NSLock()
        private var list: [String] = []

        var titles: [String] { lock.withLock { list } }
        func add(_ title: String) { lock.withLock { list.append(title) } }
    }

    /// Posts events of distinct titles until the emulator is gone.
    private static func postUntilGone(
        _ port: UInt16, client: String, acknowledged: Acknowledged
    ) {
        guard let connection = try? SocketConnection(port) else { return }
        for number in 0... {
            let titles = (0..<8).map { "\(client)-\(number)-\($0)" }
            let requests = titles.map { EmulatorProcess.posting(event($0)) }.joined()
            guard (try? connection.send(requests)) != nil else { return }
            for title in titles {
                guard let response = try? connection.response(), response.status == 201 else {
                    return
                }
                acknowledged.add(title)
            }
        }
    }

    @Test func `kill -9 under load loses nothing that was acknowledged, twenty times`() throws {
        let folder = try CommandLineFolder()
        let acknowledged = Acknowledged()
        for round in 0..<20 {
            let isTorn = Self.endsInTornLine(folder("events.jsonl"))
            let emulator = try EmulatorProcess(in: folder)
            let before = acknowledged.titles.count
            let clients = DispatchGroup()
            for client in 0..<3 {
                let port = emulator.port
                DispatchQueue.global().async(group: clients) {
                    Self.postUntilGone(
                        port, client: "\(round)-\(client)", acknowledged: acknowledged)
                }
            }
            let wanted = before + 20 + round * 7 % 60
            try #require(eventually { acknowledged.titles.count >= wanted })
            #expect(try emulator.stop(SIGKILL) == .signal(SIGKILL))
            clients.wait()
            #expect(emulator.errors.contains("torn line") == isTorn)
        }
        let emulator = try EmulatorProcess(in: folder)
        let titles = try emulator.values().compactMap { $0["event"]?["title"]?.string }
        #expect(Set(titles).count == titles.count)
        let lost = Set(acknowledged.titles).subtracting(titles)
        #expect(lost.isEmpty)
        #expect(try emulator.sequences() == Array(1...Int64(titles.count)))
    }

    private static func endsInTornLine(_ path: String) -> Bool {
        guard let last = FileManager.default.contents(atPath: path)?.last else { return false }
        return last != UInt8(ascii: "\n")
    }

    @Test func `a torn line is cut off and reported by the next start`() throws {
        let emulator = try EmulatorProcess()
        #expect(try emulator.post(event("whole")).status == 201)
        #expect(try emulator.stop(SIGKILL) == .signal(SIGKILL))
        let file = try FileHandle(forWritingTo: emulator.folder.url.appending(path: "events.jsonl"))
        try file.seekToEnd()
        try file.write(contentsOf: Data(#"{"sequence":2,"ti"#.utf8))
        try file.close()
        let next = try EmulatorProcess(in: emulator.folder)
        let report = "ended in 17 bytes of a torn line, which were cut off"
        #expect(eventually { next.errors.contains(report) })
        #expect(try next.post(event("next")).status == 201)
        #expect(try next.sequences() == [1, 2])
        // GET events shows this run, the file keeps all.
        #expect(try next.events().map { $0["event"]?["title"]?.string } == ["next"])
    }
}
