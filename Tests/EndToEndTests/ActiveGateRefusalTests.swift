import JSONParsing
import Testing

/// What is refused before an event is looked at, and in which order (contract 0.5 and 3.5).
@Suite struct ActiveGateRefusalTests {
    @Test func `the first of several faults is the one that is told`() throws {
        let gate = try ActiveGateProcess(["--max-body-bytes", "60"])
        let large = Array(String(repeating: "x", count: 61).utf8)
        let (read, both) = (ActiveGateProcess.readToken, ActiveGateProcess.token)
        for (method, path, token, coding, type, content, status) in [
            ("PUT", "/nowhere", "x", "br", "text/plain", large, 404),
            ("PUT", "/events/ingest", "x", "br", "text/plain", large, 405),
            ("POST", "/events/ingest", "x", "br", "text/plain", large, 401),
            ("POST", "/events/ingest", read, "br", "text/plain", large, 403),
            ("POST", "/events/ingest", both, "br", "text/plain", large, 415),
            ("POST", "/events/ingest", both, "identity", "text/plain", large, 415),
            ("POST", "/events/ingest", both, "identity", "application/json", large, 413),
            ("POST", "/events/ingest", both, "gzip", "application/json", [0x78], 400),
            ("POST", "/events/ingest", both, "identity", "application/json", [0x78], 400),
        ] {
            let response = try gate.request(
                method, path, token: token,
                fields: ["Content-Encoding: \(coding)", "Content-Type: \(type)"], content: content)
            #expect(response.status == status, "\(method) \(path) \(token) \(coding) \(type)")
            #expect((response["Accept-Encoding"] != nil) == (status == 415 && coding == "br"))
        }
        #expect(try gate.emulator.requests().count == 9)
    }

    @Test func `paths have an environment or none, and nothing else`() throws {
        let gate = try ActiveGateProcess(["--environment-id", "xyz-9"])
        #expect(gate.ready["url"]?.string?.hasSuffix("/e/xyz-9/api/v2") == true)
        for (target, status) in [
            ("/e/xyz-9/api/v2/events", 200), ("/api/v2/events", 200), ("//api/v2/events", 404),
            ("/e/xyz-9/api/v2/eventTypes", 200), ("/e/abc12345/api/v2/events", 404),
            ("/e/XYZ-9/api/v2/events", 404), ("/e//api/v2/events", 404), ("/e/xyz-9/events", 404),
            ("/v2/events", 404), ("/api/v2/events/", 404), ("/api/v2/events/1/2", 404),
            ("/api/v2", 404), ("/", 404), ("/api/v2/eventtypes", 404), ("/api/v1/events", 404),
            ("/_emulator/ready", 404), ("/api/v2/%65vents", 200),
        ] {
            let connection = try gate.connect()
            try connection.send(ActiveGateProcess.request("GET", target))
            let response = try connection.response()
            #expect(response.status == status, "\(target)")
            guard status == 404 else { continue }
            #expect(response.text == #"{"error":{"code":404,"message":"HTTP 404 Not Found"}}"#)
        }
        for host in ["xyz-9.live.dynatrace.com", "activegate:9999", "127.0.0.1"] {
            #expect(try gate.request("GET", "/events", fields: ["Host: \(host)"]).status == 200)
        }
        let connection = try gate.connect()
        try connection.send(
            ActiveGateProcess.request(
                "POST", "/e/xyz-9/api/v2/events/ingest", content: Array(event().utf8)))
        #expect(try connection.response().status == 201)
    }

    @Test func `other methods are 405 with those that are taken`() throws {
        let gate = try ActiveGateProcess()
        let reads = [
            "/events", "/events/1_1", "/eventTypes", "/eventTypes/WARNING", "/eventProperties",
            "/eventProperties/dt.event.source",
        ]
        let cases =
            ["PUT", "DELETE", "PATCH", "OPTIONS"].map { ("/events/ingest", $0, "GET, HEAD, POST") }
            + reads.flatMap { path in
                ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"].map { (path, $0, "GET, HEAD") }
            }
        for (path, method, allowed) in cases {
            let response = try gate.request(method, path, content: [])
            #expect(response.status == 405, "\(method) \(path)")
            #expect(response["Allow"] == allowed, "\(method) \(path)")
            #expect(
                response.text == #"{"error":{"code":405,"message":"HTTP 405 Method Not Allowed"}}"#)
        }
    }

    @Test func `HEAD is GET without the content`() throws {
        let gate = try ActiveGateProcess()
        try gate.post([event()])
        let id = try #require(gate.events().first?["eventId"]?.string)
        for path in [
            "/events", "/events?pageSize=0", "/events/\(id)", "/events/1_1", "/events/ingest",
            "/eventTypes", "/eventTypes/NO", "/eventProperties/dt.event.source", "/nowhere",
        ] {
            let (head, get) = (try gate.request("HEAD", path), try gate.get(path))
            #expect(head.status == get.status, "\(path)")
            #expect(head.content.isEmpty)
            #expect(head["Content-Length"] == get["Content-Length"], "\(path)")
        }
    }

    @Test func `a client that waits for leave gets its refusal instead of it`() throws {
        let gate = try ActiveGateProcess()
        let length = event().utf8.count
        for (token, type, length, status) in [
            ("x", "application/json", length, 401),
            (ActiveGateProcess.readToken, "application/json", length, 403),
            (ActiveGateProcess.token, "text/plain", length, 415),
            (ActiveGateProcess.token, "application/json", 99_999_999, 413),
            (ActiveGateProcess.token, "application/json", length, 100),
        ] {
            let connection = try gate.connect()
            let fields = ["Expect: 100-continue", "Content-Length: \(length)"]
            try connection.send(
                ActiveGateProcess.request(
                    "POST", "/api/v2/events/ingest", token: token,
                    fields: fields + ["Content-Type: \(type)"]))
            #expect(try connection.response().status == status)
            guard status == 100 else { continue }
            try connection.send(event())
            #expect(try connection.response().status == 201)
        }
        #expect(try gate.emulator.lines().count == 1)
    }

    @Test func `a head that is too large is 431, and others are served on`() throws {
        let gate = try ActiveGateProcess()
        let other = try gate.connect()
        let field = "X-Large: " + String(repeating: "x", count: 40 << 10)
        let response = try gate.request("GET", "/events", fields: [field])
        #expect(response.status == 431)
        #expect(try response.json["error"]?["code"]?.int64 == 431)
        try other.send(ActiveGateProcess.posting(event()))
        #expect(try other.response().status == 201)
    }
}
