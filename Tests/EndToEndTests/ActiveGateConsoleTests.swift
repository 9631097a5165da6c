import Foundation
import JSONParsing
import Testing

/// What is said and noted of calls of the public API.
@Suite struct ActiveGateConsoleTests {
    @Test func `a person is told of every query, and why one was refused`() throws {
        let gate = try ActiveGateProcess(["--log-level", "info"])
        #expect(try gate.post(event()).status == 201)
        #expect(try gate.get("/events?from=now-1h").status == 200)
        #expect(try gate.get("/eventTypes?pageSize=1").status == 200)
        #expect(try gate.get("/events?pageSize=0").status == 400)
        #expect(try gate.get("/events/5").status == 404)
        #expect(eventually { gate.emulator.errors.contains("[query.unknown]") })
        for line in [
            "  201  accepted  CUSTOM_INFO  Demo title",
            "  200  answered  GET /api/v2/events?from=now-1h",
            "  200  answered  GET /api/v2/eventTypes?pageSize=1",
            "  400  refused   GET /api/v2/events?pageSize=0",
            "✗ pageSize: must be between 1 and 1000, not 0 [query.parameter]",
            "  404  refused   GET /api/v2/events/5",
            "✗ Event with ID '5' not found. [query.unknown]",
        ] {
            #expect(gate.emulator.errors.contains(line + "\n"), "\(line)")
        }
    }

    @Test func `a person is told what a client without leave probably meant`() throws {
        let gate = try ActiveGateProcess(["--log-level", "info"])
        let (ingest, read) = (ActiveGateProcess.ingestToken, "/api/v2/events")
        let hints = [
            (read, [], "there is no token: send Authorization: Api-Token …"),
            (read, ["Authorization: Bearer SECRET"], "this API takes no Bearer token: send"),
            (read, ["Authorization: SECRET"], "the scheme is not Api-Token: send"),
            (read, ["Authorization: Api-Token SECRET"], "no such token is known here"),
            (read + "?api-token=SECRET", [], "no such token is known here"),
            (read, ["Authorization: Api-Token \(ingest)"], "--token TOKEN=events.read"),
            ("/v2/events/ingest", [], "/api is missing: post to /e/abc12345/api/v2/events/ingest"),
            ("/e/other/api/v2/events", [], "the environment is abc12345; --environment-id gives"),
            ("/api/v1/events", [], "this is version 1 of the API"),
            ("/_emulator/ready", [], "the control API has a port of its own"),
        ]
        for (number, (target, fields, hint)) in hints.enumerated() {
            let connection = try gate.connect()
            try connection.send(
                ActiveGateProcess.request("GET", target, token: nil, fields: fields))
            #expect([401, 403, 404].contains(try connection.response().status))
            #expect(
                eventually {
                    let said = gate.emulator.errors.split(separator: "\n").filter {
                        $0.contains("               → ")
                    }
                    return said.count == number + 1 && said[number].contains(hint)
                }, "\(hint): \(gate.emulator.errors)")
        }
        #expect(!gate.emulator.errors.contains("SECRET"))
    }

    @Test func `the command that is shown works`() throws {
        let gate = try ActiveGateProcess(["--log-level", "info"], tokens: [])
        #expect(eventually { gate.emulator.errors.contains("Stop it with Ctrl-C.") })
        let said = gate.emulator.errors
        let token = try #require(gate.ready["token"]?.string)
        #expect(said.contains("  API      \(gate.ready["url"]?.string ?? "-")\n"))
        #expect(said.contains("  token    \(token)\n"))
        #expect(said.contains("  trust    \(gate.ready["caFile"]?.string ?? "-")\n"))
        let command = try #require(
            said.split(separator: "\n").first { $0.contains("curl --cacert") })
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", command + " --silent --show-error"]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(
            String(decoding: answer, as: UTF8.self)
                == #"{"totalCount":0,"pageSize":100,"events":[],"warnings":[]}"#)
    }

    @Test func `queries stand in the journal in their order`() throws {
        let gate = try ActiveGateProcess(["--journal", "journal"])
        let targets = [
            "/events", "/events/5", "/eventTypes", "/eventProperties/no", "/events?pageSize=0",
        ]
        for target in targets { _ = try gate.get(target) }
        try gate.post([event()])
        let requests = try gate.emulator.requests()
        try #require(requests.count == 6)
        #expect(
            requests.map { $0["target"]?.string }
                == (targets + ["/events/ingest"]).map { "/api/v2" + $0 })
        #expect(requests.map { $0["status"]?.int64 } == [200, 404, 200, 404, 400, 201])
        #expect(requests.map { $0["number"]?.int64 } == Array(1...6))
        for request in requests {
            #expect(request["surface"]?.string == "activegate")
            #expect(request["session"]?.string == "main")
            #expect((0..<10_000_000).contains(request["microseconds"]?.int64 ?? -1))
        }
        for request in requests.prefix(5) {
            #expect(request["method"]?.string == "GET")
            #expect(request["bodyBytes"]?.int64 == 0)
        }
        #expect(requests[0]["violations"]?.elements?.isEmpty == true)
        #expect(requests[1]["violations"]?[0]?["rule"]?.string == "query.unknown")
        #expect(requests[4]["violations"]?[0]?["rule"]?.string == "query.parameter")
        #expect(requests[5]["body"]?.string == event())
        #expect(try eventually { try gate.emulator.lines(of: "journal").count == 6 })
        #expect(try gate.emulator.values(of: "journal") == requests)
    }
}
