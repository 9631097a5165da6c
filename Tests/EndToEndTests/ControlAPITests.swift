import Foundation
import JSONParsing
import Testing

/// What a test asks of the emulator itself, on the control port and on the OneAgent's.
@Suite struct ControlAPITests {
    @Test(arguments: [true, false])
    func `ready answers with the ready line`(_ onControlPort: Bool) throws {
        let emulator = try EmulatorProcess()
        let response = try emulator.get("ready", onControlPort: onControlPort)
        #expect(response.status == 200)
        #expect(response["Content-Type"] == "application/json;charset=utf-8")
        #expect(response["Server"] == nil)
        #expect(try response.json == emulator.ready)
        let head = try emulator.request(
            "HEAD", "/_emulator/ready", onControlPort: onControlPort)
        #expect(head.status == 200)
        #expect(head["Content-Length"] == "\(response.content.count)")
    }

    @Test(arguments: [true, false])
    func `events are the record lines, page by page`(_ onControlPort: Bool) throws {
        let emulator = try EmulatorProcess()
        for number in 1...5 { #expect(try emulator.post(event("\(number)")).status == 201) }
        let all = try emulator.get("events", onControlPort: onControlPort)
        let lines = try emulator.lines()
        #expect(
            all.text == #"{"events":[\#(lines.joined(separator: ","))],"last":5,"generation":1}"#)
        let page = try emulator.get("events?limit=2", onControlPort: onControlPort).json
        #expect(page["events"]?.elements?.compactMap { $0["sequence"]?.int64 } == [1, 2])
        #expect(page["last"]?.int64 == 2)
        let next = try emulator.get("events?after=2&limit=2", onControlPort: onControlPort).json
        #expect(next["events"]?.elements?.compactMap { $0["sequence"]?.int64 } == [3, 4])
        for call in ["events", "requests"] {
            let beyond = "\(call)?after=9223372036854775807"
            #expect(try emulator.get(beyond, onControlPort: onControlPort).status == 200)
        }
        let none = try emulator.get("events?after=9999", onControlPort: onControlPort).json
        #expect(none["events"]?.elements?.isEmpty == true)
        #expect(none["last"]?.int64 == 9999)
        #expect(try emulator.events("?session=main&limit=1000").count == 5)
    }

    @Test(arguments: [
        ("eventType=CUSTOM_INFO", [1, 3]), ("title=b", [2]), ("title=b&eventType=CUSTOM_INFO", []),
        ("property.build=1234", [2, 3]), ("property.two%20words=x+y", [3]),
        ("property.flag=true", [3]),
        ("property.none=", []), ("title=%C3%A9%20%22", [3]), ("title=", []),
        ("eventType=CUSTOM_INFO&limit=1", [1]), ("property.build=1234&after=2", [3]),
    ])
    func `events are chosen by their members`(_ query: String, _ wanted: [Int64]) throws {
        let emulator = try EmulatorProcess()
        let sent = [
            #"{"eventType":"CUSTOM_INFO","title":"a"}"#,
            #"{"eventType":"CUSTOM_DEPLOYMENT","title":"b","properties":{"build":"1234"}}"#,
            #"{"eventType":"CUSTOM_INFO","title":"\u00e9 \"","#
                + #""properties":{"build":1234,"two words":"x y","flag":true,"null":null}}"#,
        ]
        for content in sent { #expect(try emulator.post(content).status == 201) }
        #expect(try emulator.events("?\(query)").compactMap { $0["sequence"]?.int64 } == wanted)
    }

    private static let refused: [(call: String, status: Int, says: String)] = [
        ("GET events?unknown=1", 400, "?unknown"),
        ("GET events?limit=0", 400, "?limit"),
        ("GET events?limit=1001", 400, "1 to 1000"),
        ("GET events?limit=many", 400, "?limit"),
        ("GET events?after=-1", 400, "?after"),
        ("GET events?after=99999999999999999999", 400, "?after"),
        ("GET events?property.=x", 400, "?property."),
        ("GET events?a=%zz", 400, "malformed escape"),
        ("GET events?session=other", 404, "There is no session other; there is main."),
        ("GET requests?title=a", 400, "?title"),
        ("GET requests?session=other", 404, "no session"),
        ("DELETE events?title=a", 400, "?title"),
        ("DELETE events?session=other", 404, "no session"),
        ("GET nothing", 404, "ready, events and requests"),
        ("GET ", 404, "ready, events and requests"),
        ("GET events/", 404, "ready, events and requests"),
        ("GET events%2F1", 404, "ready, events and requests"),
        ("POST events", 405, "GET, HEAD, DELETE"),
        ("PUT events", 405, "GET, HEAD, DELETE"),
        ("POST ready", 405, "GET, HEAD"),
        ("DELETE requests", 405, "GET, HEAD"),
        ("BREW ready", 405, "GET, HEAD"),
    ]

    @Test(arguments: [true, false])
    func `a call that cannot be taken says why and changes nothing`(_ onControlPort: Bool) throws {
        let emulator = try EmulatorProcess()
        #expect(try emulator.post(event()).status == 201)
        for (call, status, says) in Self.refused {
            let parts = call.split(separator: " ", omittingEmptySubsequences: false)
            let response = try emulator.request(
                String(parts[0]), "/_emulator/\(parts[1])", onControlPort: onControlPort)
            #expect(response.status == status, "\(call)")
            #expect(try response.json["error"]?["code"]?.int64 == Int64(status))
            #expect(response.text.contains(says), "\(call): \(response.text)")
            #expect((response["Allow"] != nil) == (status == 405), "\(call)")
        }
        let head = try emulator.request("HEAD", "/_emulator/nothing", onControlPort: onControlPort)
        #expect(head.status == 404)
        #expect(try emulator.get("events").json["generation"]?.int64 == 1)
        #expect(try emulator.events().count == 1)
    }

    @Test func `the control port has nothing but the control API`() throws {
        let emulator = try EmulatorProcess()
        let response = try emulator.request(
            "POST", "/v2/events/ingest", content: event(), onControlPort: true)
        #expect(response.status == 404)
        #expect(response.text.contains("/_emulator/ready"))
        #expect(try emulator.request("GET", "/", onControlPort: true).status == 404)
        #expect(try emulator.bytes(of: "events.jsonl").isEmpty)
    }

    @Test(arguments: [true, false])
    func `DELETE events begins a generation, and the file keeps all`(_ onControlPort: Bool) throws {
        let emulator = try EmulatorProcess()
        for number in 1...3 { #expect(try emulator.post(event("\(number)")).status == 201) }
        let deleted = try emulator.request(
            "DELETE", "/_emulator/events", onControlPort: onControlPort)
        #expect(deleted.text == #"{"last":3,"generation":2}"#)
        #expect(try emulator.get("events").text == #"{"events":[],"last":3,"generation":2}"#)
        #expect(try emulator.events("?after=1").isEmpty)
        #expect(try emulator.post(event("4")).status == 201)
        #expect(try emulator.events().map { $0["event"]?["title"]?.string } == ["4"])
        #expect(try emulator.sequences() == [1, 2, 3, 4])
    }

    @Test func `a list behind a POST on the same connection sees its event`() throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        let list = EmulatorProcess.request("GET", "/_emulator/events")
        let deletion = EmulatorProcess.request("DELETE", "/_emulator/events")
        let post = EmulatorProcess.posting(event())
        try connection.send(post + list + post + list + deletion + post + list + post)
        var counts: [Int?] = []
        for _ in 0..<8 {
            let response = try connection.response()
            counts.append(try response.json["events"]?.elements?.count)
        }
        #expect(counts == [nil, 1, nil, 2, nil, nil, 1, nil])
        #expect(try emulator.sequences() == [1, 2, 3, 4])
    }

    @Test func `a list that fills pages goes on where it stopped`() throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        let padding = String(repeating: #"\u00e9"#, count: 4_096)
        let properties = (0..<25).map { #""k\#($0)":"\#(padding)""# }.joined(separator: ",")
        let large = #"{"eventType":"CUSTOM_INFO","title":"t","properties":{\#(properties)}}"#
        for _ in 0..<20 {
            try connection.send(EmulatorProcess.posting(large))
            #expect(try connection.response().status == 201)
        }
        var (seen, after): ([Int], Int) = ([], 0)
        repeat {
            try connection.send(EmulatorProcess.request("GET", "/_emulator/events?after=\(after)"))
            let list = try connection.response().content
            #expect(list.count < 10_000_000)
            // Read by hand: so much JSON takes a debug build seconds.
            let ending = String(decoding: list.suffix(60), as: UTF8.self)
            let last = try #require(ending.firstMatch(of: /"last":([0-9]+),"generation":1}$/))
            after = Int(last.1) ?? 20
            seen += (1...20).filter {
                Data(list).range(of: Data(#"{"sequence":\#($0),"#.utf8)) != nil
            }
        } while after < 20 && seen.count < 40
        #expect(seen == Array(1...20))
    }
}
