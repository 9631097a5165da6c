import Foundation
import JSONParsing
import Testing

/// Content of about the largest size that is taken, and what would like to be larger.
@Suite struct LargeContentTests {
    private static let limit = 1_048_576

    /// An event of exactly this size, padded where white space means nothing.
    private static func event(of size: Int) -> String {
        let rest = #"{"eventType":"CUSTOM_INFO","title":"large"}"#
        return String(repeating: " ", count: size - rest.utf8.count) + rest
    }

    private static func chunked(_ content: String, by size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Array(content.utf8)[...]
        while !rest.isEmpty {
            let chunk = rest.prefix(size)
            bytes += Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk
            bytes += Array("\r\n".utf8)
            rest = rest.dropFirst(size)
        }
        return bytes + Array("0\r\n\r\n".utf8)
    }

    private static let chunkedHead = EmulatorProcess.request(
        "POST", "/v2/events/ingest",
        fields: ["Content-Type: application/json", "Transfer-Encoding: chunked"])

    @Test func `an event of the largest size is taken, with its length and in chunks`() throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        let largest = Self.event(of: Self.limit)
        try connection.send(EmulatorProcess.posting(largest))
        #expect(try connection.response().status == 201)
        try connection.send(Array(Self.chunkedHead.utf8) + Self.chunked(largest, by: 60_000))
        #expect(try connection.response().status == 201)
        #expect(try emulator.sequences() == [1, 2])
        let entry = try #require(emulator.requests().first)
        #expect(entry["bodyBytes"]?.int64 == Int64(Self.limit))
        #expect(entry["bodyCut"]?.bool == true)
        #expect(entry["body"]?.string?.utf8.count == 65_536)
    }

    @Test func `a property value that fills the content is refused by its own rule`() throws {
        let emulator = try EmulatorProcess()
        let value = String(repeating: "x", count: Self.limit - 100)
        let response = try emulator.post(
            #"{"eventType":"CUSTOM_INFO","title":"t","properties":{"k":"\#(value)"}}"#)
        #expect(response.status == 400)
        #expect(response.text.contains("properties.k"))
        #expect(response.content.count < 1_000)
    }

    @Test(arguments: ["identity", "Identity, identity", ""])
    func `that no coding was applied changes nothing of the limit`(_ coding: String) throws {
        let emulator = try EmulatorProcess(["--max-body-bytes", "200"])
        let field = ["Content-Encoding: \(coding)"]
        #expect(try emulator.post(Self.event(of: 200), fields: field).status == 201)
        #expect(try emulator.post(Self.event(of: 201), fields: field).status == 413)
    }

    @Test func `one byte more is refused by its length alone`() throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        try connection.send(
            EmulatorProcess.request(
                "POST", "/v2/events/ingest", fields: ["Content-Length: \(Self.limit + 1)"]))
        let response = try connection.response()
        #expect(response.status == 413)
        #expect(response.message == "Content Too Large")
        #expect(response["Connection"] == "close")
        #expect(try connection.rest().isEmpty)
    }

    @Test func `a client that sends on reads its 413, and no reset`() throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        let content = Self.event(of: 4 * Self.limit)
        try connection.send(EmulatorProcess.posting(content))
        #expect(try connection.response().status == 413)
        connection.endSending()
        #expect(try connection.rest().isEmpty)
        #expect(try emulator.bytes(of: "events.jsonl").isEmpty)
    }

    @Test(arguments: [1_000, 60_000, 4_000_000])
    func `one byte more in chunks is refused`(_ size: Int) throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        let content = Self.event(of: Self.limit + 1)
        try connection.send(Array(Self.chunkedHead.utf8) + Self.chunked(content, by: size))
        #expect(try connection.response().status == 413)
        connection.endSending()
        #expect(try connection.rest().isEmpty)
        #expect(try emulator.bytes(of: "events.jsonl").isEmpty)
    }

    @Test func `memory does not grow with what clients claim`() throws {
        let emulator = try EmulatorProcess(["--max-body-bytes", "1000000000000"])
        let before = try emulator.residentKibibytes
        let heads = [
            EmulatorProcess.request(
                "POST", "/v2/events/ingest", fields: ["Content-Length: 999999999999"]),
            Self.chunkedHead + "e8d4a50fff\r\n",
        ]
        let connections = try (0..<200).map { number in
            let connection = try emulator.connect()
            try connection.send(heads[number % 2] + "{")
            return connection
        }
        #expect(try emulator.post(Self.event(of: 1_000)).status == 201)
        #expect(try emulator.residentKibibytes - before < 8_192)
        withExtendedLifetime(connections) {}
    }

    @Test func `another limit can be set`() throws {
        let emulator = try EmulatorProcess(["--max-body-bytes", "100"])
        #expect(try emulator.post(Self.event(of: 100)).status == 201)
        #expect(try emulator.post(Self.event(of: 101)).status == 413)
    }
}

extension EmulatorProcess {
    /// How much memory the program takes up (proc(5), VmRSS).
    var residentKibibytes: Int {
        get throws {
            let status = try String(
                contentsOfFile: "/proc/\(process.identifier)/status", encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
            return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
        }
    }
}
