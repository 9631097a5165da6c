import JSONParsing
import Testing

/// Events that are posted to the public API (contract 0.5 and 3.1).
@Suite struct ActiveGateIngestTests {
    @Test func `an event is answered as on the OneAgent, with a correlation id of its own`() throws
    {
        let gate = try ActiveGateProcess()
        let answer = try gate.post(event())
        #expect(answer.status == 201)
        #expect(answer["Content-Type"] == "application/json;charset=utf-8")
        #expect(answer["Server"] == nil)
        let id = try #require(answer.json["eventIngestResults"]?[0]?["correlationId"]?.string)
        #expect(
            answer.text
                == #"{"reportCount":1,"eventIngestResults":[{"correlationId":"\#(id)","status":"OK"}]}"#
        )
        #expect(try gate.post(event()).text == answer.text)
        let local = try gate.emulator.post(event())
        #expect(local.text != answer.text)
        #expect(local.text.count - answer.text.count <= 1)
        let lines = try gate.emulator.values()
        try #require(lines.count == 3)
        #expect(
            lines.map { $0["surface"]?.string } == ["activegate", "activegate", "oneagent"])
        #expect(lines.map { $0["sequence"]?.int64 } == [1, 2, 3])
        #expect(lines[0]["correlationIds"]?[0]?.string == id)
        #expect(lines[0]["entityIds"]?[0]?.string == "ENVIRONMENT-0000000000000001")
        #expect(lines[0]["warnings"] == nil)
        #expect(lines[0]["event"] == (try JSONValue(event())))
    }

    @Test func `a body that breaks rules gets the envelope, and is not recorded`() throws {
        let gate = try ActiveGateProcess()
        for (content, status, fragment) in [
            (#"{"eventType":"CUSTOM_INFO"}"#, 400, #""path":"title","message":"must not be null"#),
            (#"{"eventType":"FOO","title":"a"}"#, 400, "'FOO' must be any of ["),
            ("[]", 400, #""path":"""#), ("{", 400, "Malformed JSON: "), ("", 400, "Malformed JSON"),
            (
                #"{"eventType":"CUSTOM_INFO","title":"a","entitySelector":"tag(a)"}"#, 400,
                #""path":"entitySelector""#
            ),
            (#"{"eventType":"CUSTOM_INFO","title":"a","startTime":0}"#, 201, "INVALID_TIMESTAMPS"),
            (
                #"{"eventType":"CUSTOM_INFO","title":"a","properties":{"dt.no":"b"}}"#, 201,
                "INVALID_METADATA"
            ),
            (
                #"{"eventType":"MARKED_FOR_TERMINATION","title":"a"}"#, 201, "INVALID_ENTITY_TYPE"
            ),
        ] {
            let response = try gate.post(content)
            #expect(response.status == status, "\(content)")
            #expect(response.text.contains(fragment), "\(response.text)")
            #expect(
                try response.json["reportCount"]?.int64 == (status == 201 ? 0 : nil), "\(content)")
        }
        #expect(try gate.emulator.lines().isEmpty)
        #expect(try gate.page()["totalCount"]?.int64 == 0)
    }

    @Test func `what would be warned about is 400 when strict`() throws {
        let warned = [
            #"{"eventType":"CUSTOM_INFO","title":"a","properties":{"b":1}}"#,
            #"{"eventType":"CUSTOM_INFO","title":"a","timeout":361}"#,
            #"{"eventType":"CUSTOM_INFO","title":"a","description":"b"}"#,
            #"{"eventType":"CUSTOM_ALERT","title":"a"}"#,
            #"{"eventType":"CUSTOM_INFO","title":"a","startTime":0}"#,
        ]
        let (gate, strict) = (try ActiveGateProcess(), try ActiveGateProcess(["--strict"]))
        for content in warned {
            #expect(try gate.post(content).status == 201, "\(content)")
            let refused = try strict.post(content)
            #expect(refused.status == 400, "\(content)")
            #expect(refused.message == "Constraints violated.")
        }
        #expect(try gate.emulator.lines().count == 4)
        #expect(try gate.emulator.values().allSatisfy { $0["warnings"] != nil })
        #expect(try strict.emulator.lines().isEmpty)
        #expect(try strict.post(event()).status == 201)
    }

    @Test func `Content-Type may be absent, and else it is JSON`() throws {
        let gate = try ActiveGateProcess(["--strict"])
        for (type, status) in [
            (nil, 201), ("", 201), ("application/json", 201), ("APPLICATION/JSON", 201),
            ("application/json;charset=UTF-8", 201), ("application/json ; charset=utf-8", 201),
            ("text/plain", 415), ("application/jsonl", 415),
            ("application/x-www-form-urlencoded", 415),
        ] as [(String?, Int)] {
            let response = try gate.request(
                "POST", "/events/ingest", fields: type.map { ["Content-Type: \($0)"] } ?? [],
                content: Array(event().utf8))
            #expect(response.status == status, "\(type ?? "none")")
            #expect(response["Accept-Encoding"] == nil)
            guard status == 415 else { continue }
            #expect(
                response.text == #"{"error":{"code":415,"message":"Unsupported Media Type"}}"#)
        }
        #expect(try gate.emulator.lines().count == 6)
    }

    @Test func `a record that cannot be written costs the event`() throws {
        let gate = try ActiveGateProcess(["--record", "/dev/full"])
        let refused = try gate.post(event())
        #expect(refused.status == 503)
        #expect(
            refused.text == #"{"error":{"code":503,"message":"Service Unavailable"}}"#)
        #expect(refused["Server"] == nil)
        let page = try gate.page()
        #expect(page["totalCount"]?.int64 == 0)
        #expect(page["events"]?.elements?.isEmpty == true)
        #expect(page["warnings"]?.elements?.count == 1)
        #expect(try gate.emulator.requests().map { $0["status"]?.int64 } == [503, 200])
    }
}
