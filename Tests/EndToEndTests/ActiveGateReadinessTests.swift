import Foundation
import Glibc
import JSONParsing
import Testing

/// How the program says where its ActiveGate is, and keeps what it must not say.
@Suite struct ActiveGateReadinessTests {
    @Test func `the ready line has the ActiveGate with a token that was made up`() throws {
        let gate = try ActiveGateProcess(tokens: [])
        #expect(
            gate.emulator.ready.members?.map(\.name) == [
                "pid", "version", "oneAgent", "activeGate", "control", "record",
            ])
        #expect(gate.ready.members?.map(\.name) == ["port", "url", "caFile", "token"])
        let port = try #require(gate.ready["port"]?.int64)
        #expect(gate.ready["url"]?.string == "https://127.0.0.1:\(port)/e/abc12345/api/v2")
        let token = try #require(gate.ready["token"]?.string)
        let form = /dt0c01\.[A-Z2-7]{24}\.[A-Z2-7]{64}/
        #expect(token.wholeMatch(of: form) != nil, "\(token)")
        #expect(try gate.request("GET", "/events", token: token).status == 200)
        #expect(
            try gate.request("POST", "/events/ingest", token: token, content: Array(event().utf8))
                .status == 201)
        let other = try ActiveGateProcess(tokens: [])
        #expect(other.ready["token"]?.string != token)
    }

    @Test func `the file to trust is there until the end`() throws {
        let gate = try ActiveGateProcess()
        let path = try #require(gate.ready["caFile"]?.string)
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text.hasPrefix("-----BEGIN CERTIFICATE-----\n"))
        #expect(!text.contains("PRIVATE KEY"))
        #expect(try gate.emulator.stop() == .exit(0))
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `an authority that is kept is trusted after a restart`() throws {
        let folder = try CommandLineFolder()
        var texts: [String] = []
        for _ in 1...2 {
            let gate = try ActiveGateProcess(["--tls-directory", "tls"], in: folder)
            let path = try #require(gate.ready["caFile"]?.string)
            #expect(path.hasSuffix("/tls/ca.pem"), "\(path)")
            #expect(try gate.get("/events").status == 200)
            #expect(try gate.emulator.stop() == .exit(0))
            texts.append(try String(contentsOfFile: path, encoding: .utf8))
        }
        #expect(texts[0] == texts[1])
        let named = try ActiveGateProcess(
            ["--tls-directory", "tls", "--ca-file", "trust.pem"], in: folder)
        #expect(try named.emulator.text(of: "trust.pem") == texts[0])
        try named.emulator.stop()
        #expect(try named.emulator.text(of: "trust.pem") == texts[0])
    }

    @Test func `a token that was given is told nowhere`() throws {
        let gate = try ActiveGateProcess(["--journal", "journal", "--log-level", "debug"])
        #expect(gate.ready.members?.map(\.name) == ["port", "url", "caFile"])
        let secret = ActiveGateProcess.token
        #expect(try gate.post(event()).status == 201)
        for (target, token) in [
            ("/events?api-token=\(secret)", nil), ("/events?x=1&api-token=\(secret)", secret),
            ("/nowhere?api%2Dtoken=\(secret)", nil), ("/events", secret + "x"),
            ("/events?pageSize=0&api-token=\(secret)", nil), ("/events?api_token=\(secret)", nil),
            ("/events&api-token=\(secret)", nil), ("/events?eventSelector=\(secret)", secret),
        ] {
            _ = try gate.request("GET", target, token: token)
        }
        _ = try gate.request("GET", "/events", token: nil, fields: ["Authorization: \(secret)"])
        _ = try gate.request("GET", "/events", token: nil, fields: ["X-Api-Token: \(secret)"])
        #expect(try gate.post(#"{"eventType":"\(secret)","title":"\(secret)"}"#).status == 400)
        for head in [
            "GET /?api-token=\(secret) HTTP/3.0\r\n\r\n",
            "GET / HTTP/1.1\r\nAuthorization : Api-Token \(secret)\r\n\r\n",
        ] {
            let connection = try gate.connect()
            try connection.send(head)
            #expect((400...505).contains(try connection.response().status))
        }
        let requests = try gate.emulator.get("requests").text
        #expect(requests.contains(#""/api/v2/events?x=1&api-token=***""#))
        #expect(requests.contains(#"["Authorization","***"]"#))
        #expect(!requests.contains("SECRET"))
        #expect(try !gate.emulator.get("ready").text.contains("SECRET"))
        #expect(try !gate.emulator.text(of: "ready.json").contains("SECRET"))
        #expect(try eventually { try gate.emulator.lines(of: "journal").count == 14 })
        #expect(try gate.emulator.stop() == .exit(0))
        for name in ["journal", "events.jsonl", "errors", "output"] {
            #expect(try !gate.emulator.text(of: name).contains("SECRET"), "\(name)")
        }
        #expect(gate.emulator.errors.contains("GET /api/v2/events?api-token=***\n"))
    }

    @Test func `a port that is taken is told with its option`() throws {
        let first = try ActiveGateProcess()
        let port = try #require(first.ready["port"]?.int64)
        let folder = try CommandLineFolder()
        let second = try EmulatorProcess(
            starting: ["--port", "0", "--activegate", "--activegate-port", "\(port)"],
            in: folder)
        #expect(try second.process.wait() == .exit(69))
        #expect(second.errors.contains("--activegate-port"), "\(second.errors)")
        #expect(second.errors.contains("\(port)"))
        #expect(second.errors.split(separator: "\n").count == 1)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(!files.contains { $0.hasSuffix(".pem") })
        #expect(try first.post(event()).status == 201)
    }
}
