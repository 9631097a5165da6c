import Foundation
import JSONParsing
import Testing

/// What is no event gets the vendor's envelope, with every reason, and is not recorded.
@Suite struct RefusedEventTests {
    @Test func `all that is wrong is told at once`() throws {
        let emulator = try EmulatorProcess()
        let response = try emulator.post(
            #"{"properties":{"a":[]},"eventType":"INFO_EVENT","timeout":"30"}"#)
        #expect(response.status == 400)
        #expect(response["Server"] == "EEC")
        #expect(response["Content-Type"] == "application/json;charset=utf-8")
        let error = try #require(response.json["error"])
        #expect(error.members?.map(\.name) == ["code", "message", "constraintViolations"])
        #expect(error["code"]?.int64 == 400)
        #expect(error["message"]?.string == "Constraints violated.")
        let violations = try #require(error["constraintViolations"]?.elements)
        #expect(
            violations.compactMap { $0["path"]?.string }
                == ["title", "properties.a", "eventType", "timeout"])
        #expect(violations.allSatisfy { $0["parameterLocation"]?.string == "PAYLOAD_BODY" })
        #expect(violations.allSatisfy { $0["location"]?.isNull == true })
        #expect(try emulator.bytes(of: "events.jsonl").isEmpty)
    }

    private static let notJSON: [(name: String, content: [UInt8], line: Int, column: Int)] = [
        ("no JSON", Array("hello".utf8), 1, 1),
        ("nothing", [], 1, 1),
        ("truncated", Array("{\"eventType\":\n \"CUSTOM".utf8), 2, 9),
        ("a trailing byte", Array("{}\n\n  x".utf8), 3, 3),
        ("not UTF-8", Array("{\"title\":\"a".utf8) + [0xFF] + Array("\"}".utf8), 1, 12),
        ("an overlong form", Array("{\"title\":\"".utf8) + [0xC0, 0x80, 0x22, 0x7D], 1, 11),
        ("a surrogate", Array("{\"title\":\"".utf8) + [0xED, 0xA0, 0x80, 0x22, 0x7D], 1, 11),
        ("nested 10,000 deep", [UInt8](repeating: 0x5B, count: 10_000), 1, 65),
        ("objects 10,000 deep", Array(String(repeating: "{\"a\":", count: 10_000).utf8), 1, 321),
    ]

    @Test func `what is not JSON is told with line and column`() throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        for (name, content, line, column) in Self.notJSON {
            let head = EmulatorProcess.posting("", fields: [])
                .replacing("Content-Length: 0", with: "Content-Length: \(content.count)")
            try connection.send(Array(head.utf8) + content)
            let response = try connection.response()
            #expect(response.status == 400, "\(name)")
            let message = response.message ?? ""
            #expect(message.hasSuffix("(line \(line), column \(column))"), "\(name): \(message)")
            #expect(try response.json["error"]?["constraintViolations"] == nil)
        }
        #expect(try emulator.bytes(of: "events.jsonl").isEmpty)
        #expect(try emulator.requests().count == Self.notJSON.count)
        try connection.send(EmulatorProcess.posting(event()))
        #expect(try connection.response().status == 201)
    }

    @Test(arguments: [
        ["gzip"], ["GZIP"], ["Gzip"], ["deflate"], ["br"], ["x-unknown"], ["identity, gzip"],
        ["gzip, identity"], [" ,gzip"], ["identity", "gzip"], ["gzip", "identity"],
    ])
    func `encoded content is refused unread`(_ codings: [String]) throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        let fields = codings.map { "Content-Encoding: \($0)" }
        // Not one byte of the content is sent before the answer is there.
        try connection.send(
            EmulatorProcess.request(
                "POST", "/v2/events/ingest", fields: fields + ["Content-Length: 9"]))
        let response = try connection.response()
        #expect(response.status == 415)
        #expect(response.message == "Unsupported Media Type")
        #expect(response["Connection"] == nil)
        try connection.send("not JSON!" + EmulatorProcess.posting(event()))
        #expect(try connection.response().status == 201)
        #expect(try emulator.sequences() == [1])
    }

    @Test func `encoded content longer than the limit ends the connection and says so`() throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        try connection.send(
            EmulatorProcess.request(
                "POST", "/v2/events/ingest",
                fields: ["Content-Encoding: gzip", "Content-Length: 1048577"]))
        let response = try connection.response()
        #expect(response.status == 415)
        #expect(response["Connection"] == "close")
        #expect(try connection.rest().isEmpty)
    }

    @Test(arguments: [[""], ["identity"], ["IDENTITY"], ["identity, identity"], [",", "identity"]])
    func `content that is not encoded is taken`(_ codings: [String]) throws {
        let emulator = try EmulatorProcess()
        let fields = codings.map { "Content-Encoding: \($0)" }
        #expect(try emulator.post(event(), fields: fields).status == 201)
    }

    private static let elsewhere: [(method: String, target: String, status: Int, hint: String)] = [
        ("GET", "/v2/events/ingest", 405, "events are sent with POST"),
        ("PUT", "/v2/events/ingest", 405, "events are sent with POST"),
        ("HEAD", "/v2/events/ingest", 405, "events are sent with POST"),
        ("DELETE", "/v2/events/ingest?a=b", 405, "events are sent with POST"),
        ("BREW", "/v2/events/ingest", 405, "events are sent with POST"),
        ("post", "/v2/events/ingest", 405, "events are sent with POST"),
        ("POST", "/api/v2/events/ingest", 404, "/api belongs to ActiveGate and cloud"),
        ("POST", "/v2/events/ingest/", 404, "no slash at its end"),
        ("POST", "/V2/Events/Ingest", 404, "paths are case-sensitive"),
        ("POST", "/e/abc/api/v2/events/ingest", 404, "/e/{environment} belongs to ActiveGate"),
        ("POST", "/v2/events", 404, "post to /v2/events/ingest"),
        ("POST", "/metrics/ingest", 404, "the emulator takes events only"),
        ("HEAD", "/no/such", 404, ""),
        ("OPTIONS", "*", 404, ""),
        ("POST", "/v2//events/ingest", 404, ""),
        ("POST", "/v2/events%2Fingest", 404, ""),
    ]

    @Test func `another method or path is refused, and the log says what was meant`() throws {
        let emulator = try EmulatorProcess(["--log-level", "info"])
        let connection = try emulator.connect()
        for (method, target, status, hint) in Self.elsewhere {
            try connection.send(EmulatorProcess.request(method, target, content: event()))
            let response = try connection.response(hasContent: method != "HEAD")
            #expect(response.status == status, "\(method) \(target)")
            #expect(response["Allow"] == (status == 405 ? "POST" : nil))
            #expect(response["Content-Length"] != "0")
            if method != "HEAD" {
                #expect(try response.json["error"]?["code"]?.int64 == Int64(status))
            }
            try #require(eventually { try emulator.lastLog(of: "\(method) \(target)", says: hint) })
        }
        #expect(try emulator.bytes(of: "events.jsonl").isEmpty)
    }

    @Test(arguments: [
        ("POST /v2/events", "Content-Length: 1048577", 404),
        ("PUT /v2/events/ingest", "Content-Length: 1048577", 405),
        ("POST /v2/events", "Transfer-Encoding: chunked", 404),
        ("PUT /v2/events/ingest", "Transfer-Encoding: chunked", 405),
        ("POST /v2/events/ingest", "Content-Length: 1048577", 413),
        ("POST /v2/events/ingest", "Transfer-Encoding: chunked", 413),
    ])
    func `path and method are looked at before the size`(
        _ requestLine: String, _ framing: String, _ status: Int
    ) throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        try connection.send("\(requestLine) HTTP/1.1\r\nHost: a\r\n\(framing)\r\n\r\n100001\r\n")
        let response = try connection.response()
        #expect(response.status == status)
        #expect(response["Connection"] == "close")
        #expect(try response.json["error"]?["code"]?.int64 == Int64(status))
        #expect(try connection.rest().isEmpty)
        #expect(try emulator.requests().map { $0["status"]?.int64 } == [Int64(status)])
    }

    @Test func `another spelling of the path is the same path`() throws {
        let emulator = try EmulatorProcess()
        let targets = [
            "/v2/events/ingest?api-token=x", "http://localhost:14499/v2/events/ingest",
            "/v2/%65vents/ingest", "HTTP://elsewhere/v2/events/ingest?",
        ]
        for target in targets {
            let response = try emulator.request("POST", target, content: event())
            #expect(response.status == 201, "\(target)")
        }
        #expect(try emulator.sequences() == [1, 2, 3, 4])
    }
}

extension EmulatorProcess {
    /// Whether the log tells of a request, with this hint on the lines below it.
    fileprivate func lastLog(of request: String, says hint: String) throws -> Bool {
        guard let place = errors.range(of: "refused   \(request)\n", options: .backwards) else {
            return false
        }
        return hint.isEmpty || errors[place.upperBound...].contains(hint)
    }
}
