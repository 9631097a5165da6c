import Foundation
import JSONParsing
import Testing

/// Every request, accepted or not, as the journal has it.
@Suite struct JournalTests {
    private static let members = [
        "number", "time", "session", "surface", "connection", "method", "target", "headers", "body",
        "bodyBytes", "status", "violations", "warnings", "fault", "microseconds",
    ]

    /// The journal's file says what `GET requests` says, a line for each request.
    private func journal(of emulator: EmulatorProcess) throws -> [JSONValue] {
        let list = try emulator.requests("?limit=1000")
        // It is written once the answers have left.
        #expect(try eventually { try emulator.lines(of: "journal").count == list.count })
        #expect(try emulator.values(of: "journal") == list)
        return list
    }

    @Test func `an accepted and a refused request stand in the documented form`() throws {
        let emulator = try EmulatorProcess(["--journal", "journal"])
        let connection = try emulator.connect()
        let refused = "{\n  \"eventType\":\"CUSTOM_INFO\", \"title\":1}"
        try connection.send(EmulatorProcess.posting(event()) + EmulatorProcess.posting(refused))
        _ = (try connection.response(), try connection.response())
        let entries = try journal(of: emulator)
        try #require(entries.count == 2)
        for entry in entries { #expect(entry.members?.map(\.name) == Self.members) }
        #expect(entries.map { $0["number"]?.int64 } == [1, 2])
        #expect(entries.map { $0["status"]?.int64 } == [201, 400])
        #expect(entries.map { $0["connection"]?.int64 } == [1, 1])
        #expect(entries[0]["session"]?.string == "main")
        #expect(entries[0]["surface"]?.string == "oneagent")
        #expect(entries[0]["method"]?.string == "POST")
        #expect(entries[0]["target"]?.string == "/v2/events/ingest")
        #expect(entries[0]["body"]?.string == event())
        #expect(entries[0]["bodyBytes"]?.int64 == Int64(event().utf8.count))
        #expect(entries[0]["fault"]?.isNull == true)
        #expect(entries[0]["violations"]?.elements?.isEmpty == true)
        #expect(
            entries[0]["headers"]
                == (try JSONValue(
                    #"[["Host","localhost"],["Content-Type","application/json"],"#
                        + #"["Content-Length","\#(event().utf8.count)"]]"#)))
        #expect(
            entries[1]["violations"]
                == (try JSONValue(
                    #"[{"rule":"title.not-string","pointer":"/title","line":2,"column":38,"#
                        + #""message":"must be a string, not a number"}]"#)))
    }

    @Test func `what never became an event is there as well`() throws {
        let emulator = try EmulatorProcess(["--journal", "journal"])
        _ = try emulator.request("GET", "/nowhere?a=b")
        _ = try emulator.request("PUT", "/v2/events/ingest", content: "x")
        _ = try emulator.post(event(), fields: ["Content-Encoding: gzip"])
        let malformed = try emulator.connect()
        try malformed.send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
        #expect(try malformed.response().status == 400)
        let large = try emulator.connect()
        try large.send(
            EmulatorProcess.request(
                "POST", "/v2/events/ingest", fields: ["Content-Length: 99999999"]))
        #expect(try large.response().status == 413)
        let entries = try journal(of: emulator)
        #expect(entries.map { $0["status"]?.int64 } == [404, 405, 415, 400, 413])
        #expect(
            entries.map { $0["violations"]?[0]?["rule"]?.string } == [
                "request.path", "request.method", "request.content-encoding", "request.malformed",
                "request.too-large",
            ])
        #expect(entries[0]["target"]?.string == "/nowhere?a=b")
        #expect(entries[1]["body"]?.string == "x")
        #expect(entries[3]["method"]?.isNull == true)
        #expect(entries[3]["head"]?.string?.contains("Host: b") == true)
    }

    @Test func `calls of the control API are not in it`() throws {
        let emulator = try EmulatorProcess()
        for _ in 1...3 { #expect(try emulator.get("ready", onControlPort: false).status == 200) }
        #expect(try emulator.requests().isEmpty)
    }

    @Test func `no token is written anywhere`() throws {
        let emulator = try EmulatorProcess(["--journal", "journal", "--log-level", "debug"])
        let secret = "dt0c01.PUBLIC.SECRET"
        let fields = ["Authorization: Api-Token \(secret)", "authorization: \(secret)"]
        for target in [
            "/v2/events/ingest?api-token=\(secret)", "/no?x=1&Api%2DToken=\(secret)&y=2",
        ] {
            _ = try emulator.request("POST", target, fields: fields, content: event())
        }
        for head in [
            "GET /?api-token=\(secret) HTTP/3.0\r\n\r\n",
            "GET / HTTP/1.1\r\nAuthorization : \(secret)\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nAuthorization: Api-Token\r\n \(secret)\r\n\r\n",
            "GET / HTTP/1.1\r\n Authorization: \(secret)\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\rAuthorization: \(secret)\r\n\r\n",
            "GET /İ?api-token=\(secret) HTTP/1.1\r\n\r\n",
        ] {
            let connection = try emulator.connect()
            try connection.send(head)
            #expect((400...505).contains(try connection.response().status))
        }
        #expect(try journal(of: emulator).count == 8)
        #expect(try emulator.stop() == .exit(0))
        for name in ["journal", "events.jsonl", "errors"] {
            #expect(try !emulator.text(of: name).contains("SECRET"), "\(name)")
        }
        #expect(try emulator.text(of: "journal").contains(#""/no?x=1&Api%2DToken=***&y=2""#))
    }

    @Test func `content that is not UTF-8 stands in base 64`() throws {
        let emulator = try EmulatorProcess(["--journal", "journal"])
        for bytes in [[0xFF], [0x61, 0xFE], [0, 0x10, 0x83], [0xFB, 0xFF, 0xBF, 0x3E]] as [[UInt8]]
        {
            let connection = try emulator.connect()
            let head = EmulatorProcess.posting("")
                .replacing("Content-Length: 0", with: "Content-Length: \(bytes.count)")
            try connection.send(Array(head.utf8) + bytes)
            #expect(try connection.response().status == 400)
            let entry = try #require(journal(of: emulator).last)
            #expect(entry["bodyBase64"]?.string == Data(bytes).base64EncodedString())
            #expect(entry["body"] == nil)
        }
    }

    @Test func `long content is cut between characters, and marked`() throws {
        let emulator = try EmulatorProcess(["--journal", "journal"])
        // A character of three bytes lies across the 64 KiB.
        let content = "\"" + String(repeating: "€", count: 30_000) + "\""
        #expect(try emulator.post(content).status == 400)
        let entry = try #require(journal(of: emulator).first)
        #expect(entry["bodyCut"]?.bool == true)
        #expect(entry["bodyBytes"]?.int64 == 90_002)
        #expect(entry["body"]?.string == "\"" + String(repeating: "€", count: 21_845))
    }

    @Test func `the list goes page by page, and counts what it has forgotten`() throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        let content = String(repeating: " ", count: 60_000) + event()
        for _ in 0..<100 {
            try connection.send(EmulatorProcess.posting(content))
            #expect(try connection.response().status == 201)
        }
        let list = try emulator.get("requests?limit=2").json
        let forgotten = try #require(list["forgotten"]?.int64)
        #expect((20...40).contains(forgotten))
        #expect(list["requests"]?[0]?["number"]?.int64 == forgotten + 1)
        #expect(list["last"]?.int64 == forgotten + 2)
        let last = try emulator.get("requests?after=98").json
        #expect(last["requests"]?.elements?.count == 2)
        #expect(last["last"]?.int64 == 100)
    }
}
