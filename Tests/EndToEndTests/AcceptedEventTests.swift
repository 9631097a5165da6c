import Foundation
import JSONParsing
import Testing

/// From a producer's POST to a line in the record file.
@Suite struct AcceptedEventTests {
    private static let availability =
        #"{ "eventType": "AVAILABILITY_EVENT", "title": "Demo title" }"#
    /// A record line with its time and peer, which change from run to run, taken out.
    private static func steady(_ line: String) -> String {
        line.replacing(
            /"time":"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"/,
            with: #""time":"T""#
        ).replacing(/"peer":"127\.0\.0\.1:[0-9]+"/, with: #""peer":"P""#)
    }

    @Test func `the curl command of the documentation is answered 201 and recorded`() throws {
        let emulator = try EmulatorProcess()
        let output = emulator.folder("curl")
        let command =
            "curl --silent --write-out '%{http_code}' --output \(output) --request POST"
            + " --url http://localhost:\(emulator.port)/v2/events/ingest"
            + " --header 'Content-type: application/json' --data '\(Self.availability)'"
        let curl = try SpawnedProcess(
            ["/bin/sh", "-c", "exec \(command) >status"], in: emulator.folder.url,
            descriptors: [nil, nil, nil])
        #expect(try curl.wait() == .exit(0))
        #expect(try emulator.text(of: "status") == "201")
        let answer = try emulator.text(of: "curl")
        let documented =
            /{"reportCount":1,"eventIngestResults":\[{"correlationId":"[0-9a-f]+","status":"OK"}]}/
        #expect(answer.wholeMatch(of: documented) != nil)
        #expect(try emulator.values().map { $0["event"]?["title"]?.string } == ["Demo title"])
    }

    @Test func `a record line has the documented members in their order`() throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        try connection.send(EmulatorProcess.posting(Self.availability))
        let response = try connection.response()
        #expect(response.status == 201)
        let identifier = try response.json["eventIngestResults"]?[0]?["correlationId"]?.string ?? ""
        #expect(identifier.wholeMatch(of: /[1-9a-f][0-9a-f]{0,15}/) != nil)
        let line = try #require(emulator.lines().first)
        #expect(
            Self.steady(line) == #"{"sequence":1,"time":"T","session":"main","#
                + #""surface":"oneagent","peer":"P","correlationIds":["\#(identifier)"],"#
                + #""entityIds":["ENVIRONMENT-0000000000000001"],"#
                + #""warnings":["entitySelector.missing"],"event":"#
                + #"{"eventType":"AVAILABILITY_EVENT","title":"Demo title"}}"#)
        #expect(line.contains(#""peer":"127.0.0.1:\#(connection.port)""#))
    }

    @Test func `only white space is taken out of an event`() throws {
        let emulator = try EmulatorProcess()
        let sent =
            "{\r\n \"properties\" : { \"b\" : \"\\u00e9 \\/ x\" , \"a\":1.50e+1 },\t\"title\":\" T \","
            + "\"eventType\":\"CUSTOM_INFO\" }"
        #expect(try emulator.post(sent).status == 201)
        let line = try #require(emulator.lines().first)
        #expect(
            line.hasSuffix(
                #""warnings":["properties.value.coerced"],"event":{"properties":{"b":"\u00e9 \/ x","#
                    + #""a":1.50e+1},"title":" T ","eventType":"CUSTOM_INFO"}}"#))
    }

    @Test func `the answer wears the fields of a OneAgent`() throws {
        let emulator = try EmulatorProcess()
        let response = try emulator.post(event())
        #expect(response["Server"] == "EEC")
        #expect(response["Content-Type"] == "application/json;charset=utf-8")
        #expect(response["Content-Length"] == "\(response.content.count)")
        #expect(response["Connection"] == nil)
        let date = try #require(response["Date"])
        #expect(
            date.wholeMatch(of: /[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT/) != nil
        )
    }

    @Test func `the same event always has the same correlation id`() throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        try connection.send(EmulatorProcess.posting(event()) + EmulatorProcess.posting(event()))
        let first = try connection.response().text
        #expect(try connection.response().text == first)
        #expect(try emulator.sequences() == [1, 2])
    }

    @Test(arguments: [
        ("HTTP/1.1", "", nil), ("HTTP/1.1", "Connection: close\r\n", "close"),
        ("HTTP/1.0", "", "close"), ("HTTP/1.0", "Connection: keep-alive\r\n", "keep-alive"),
    ])
    func `the answer says what becomes of the connection`(
        _ version: String, _ field: String, _ says: String?
    ) throws {
        let emulator = try EmulatorProcess()
        let connection = try emulator.connect()
        let request = EmulatorProcess.posting(event())
            .replacing("HTTP/1.1\r\n", with: "\(version)\r\n\(field)")
        for content in [event(), "{}"] {
            let other = request.replacing(event(), with: content)
                .replacing("Length: \(event().utf8.count)", with: "Length: \(content.utf8.count)")
            try connection.send(other)
            let response = try connection.response()
            #expect(response.status == (content == "{}" ? 400 : 201))
            #expect(response["Connection"] == says)
            guard says != "close" else { break }
        }
        if says == "close" { #expect(try connection.rest().isEmpty) }
        #expect(try emulator.sequences() == [1])
    }

    @Test(arguments: [(202, "0"), (204, nil)])
    func `another status can be asked for, and has no content`(
        _ status: Int, _ length: String?
    ) throws {
        let emulator = try EmulatorProcess(["--oneagent-reply", "\(status)"])
        let response = try emulator.post(event())
        #expect(response.status == status)
        #expect(response["Content-Length"] == length)
        #expect(response["Content-Type"] == nil)
        #expect(response.content.isEmpty)
        let old = #"{"eventType":"CUSTOM_INFO","title":"old","startTime":1}"#
        #expect(try emulator.post(old).status == status)
        #expect(try emulator.post("{}").status == 400)
        #expect(try emulator.sequences() == [1])
    }

    @Test(arguments: [
        (#""startTime":1"#, "INVALID_TIMESTAMPS", "startTime.too-old"),
        (#""properties":{"dt.no.such":"x"}"#, "INVALID_METADATA", "properties.key.reserved"),
    ])
    func `an event of wrong meaning is answered with a status and not recorded`(
        _ member: String, _ status: String, _ rule: String
    ) throws {
        let emulator = try EmulatorProcess()
        let wrong = #"{"eventType":"CUSTOM_INFO","title":"t",\#(member)}"#
        let response = try emulator.post(wrong)
        #expect(response.status == 201)
        #expect(try response.json["reportCount"]?.int64 == 0)
        #expect(try response.json["eventIngestResults"]?[0]?["status"]?.string == status)
        #expect(try emulator.bytes(of: "events.jsonl").isEmpty)
        let entry = try #require(emulator.requests().first)
        #expect(entry["violations"]?.elements?.compactMap { $0["rule"]?.string } == [rule])
    }

    @Test func `strict refuses what is warned about and what has a status`() throws {
        let emulator = try EmulatorProcess(["--strict"])
        #expect(try emulator.post(event()).status == 201)
        for member in [#""timeout":400"#, #""properties":{"dt.no.such":"x"}"#, #""source":"x""#] {
            let response = try emulator.post(
                #"{"eventType":"CUSTOM_INFO","title":"t",\#(member)}"#)
            #expect(response.status == 400, "\(member)")
            #expect(response.text.contains("["), "a rule is named")
        }
        #expect(try emulator.post(event(), fields: []).status == 201)
        #expect(try emulator.sequences() == [1, 2])
    }
}
