import EventsAPI
import JSONParsing
import Testing

@testable import Querying

/// `eventSelector` and `entitySelector`.
@Suite struct EventSelectionTests {
    private let minute = RecordedEnvironment.minute
    private let record: RecordedEnvironment

    init() throws {
        record = try RecordedEnvironment()
        let host =
            #""entitySelector":"entityId(\"HOST-0000000000000001\",\"HOST-0000000000000002\")""#
        try record.post(event("CUSTOM_ALERT", "alert", host))
        try record.post(
            event(
                "CUSTOM_DEPLOYMENT", "deployment",
                #""properties":{"build":1234,"a.b-c d":"x","é":"\u00fc","quote":"say \"hi\"","dt.event.source":"ci"}"#
            ), after: 1)
        try record.post(
            event(
                "ERROR_EVENT", "quiet",
                #""properties":{"dt.event.suppress_problem":"TRUE","build":"1","build":"1234"}"#),
            after: 2)
        try record.post(event("WARNING", "warning"), after: 3)
    }

    private func titles(_ selector: String, entities: String? = nil) throws -> [String] {
        var parameters = ["eventSelector": selector]
        if let entities { parameters = ["entitySelector": entities] }
        let page = try record.page(parameters, after: 10)
        #expect(page.total == Int64(page.events.count))
        return page.titles
    }

    @Test(
        arguments: [
            (#"eventType("CUSTOM_ALERT")"#, ["alert", "alert"]),
            (#"eventType("NO_SUCH_EVENT")"#, []), (#"eventType(WARNING)"#, ["warning"]),
            (#"status("OPEN")"#, ["quiet", "deployment", "alert", "alert"]),
            (#"status("CLOSED")"#, ["warning"]),
            (#"status("CLOSED"),eventType("CUSTOM_ALERT")"#, []),
            (#"eventType("WARNING"),eventType("CUSTOM_ALERT")"#, []),
            (#"property.build("1234")"#, ["quiet", "deployment"]),
            (#"property.build("1","1234")"#, ["quiet", "deployment"]),
            (#"property.build("1")"#, []), (#"property.a.b-c d("x")"#, ["deployment"]),
            (#"property.é("ü")"#, ["deployment"]),
            (#"property.quote("say \"hi\"")"#, ["deployment"]),
            (#"property.dt.event.source(ci)"#, ["deployment"]), (#"property.none("x")"#, []),
            (#"property.dt.event.group_label("Deployment")"#, ["deployment"]),
            (#"property.dt.event.timeout("15")"#, ["quiet", "alert", "alert"]),
            (#"entityId("HOST-0000000000000001")"#, ["alert"]),
            (#"entityId("HOST-0000000000000001","HOST-0000000000000002")"#, ["alert", "alert"]),
            (#"entityId("HOST-0000000000000003")"#, []),
            (#"suppressProblem(true)"#, ["quiet"]),
            (#"suppressProblem(false)"#, ["deployment", "alert", "alert", "warning"]),
            (#"underMaintenance(true)"#, []), (#"frequentEvent(true)"#, []),
            (#"suppressAlert(true)"#, []),
            (
                #"frequentEvent(false),suppressAlert(false),underMaintenance(false),eventType(WARNING)"#,
                ["warning"]
            ),
            (#"managementZoneId("1")"#, []),
        ] as [(String, [String])])
    func `an event selector finds its events`(_ selector: String, _ expected: [String]) throws {
        #expect(try titles(selector) == expected)
    }

    @Test func `ids find the events that have them`() throws {
        let all = try record.page(after: 10)
        let event = all.events[1]
        let id = try #require(event["eventId"]?.string)
        let correlation = try #require(event["correlationId"]?.string)
        #expect(try titles("eventId(\"\(id)\")") == ["deployment"])
        #expect(try titles("eventId(\"1_1\",\"\(id)\")") == ["deployment"])
        #expect(try titles("correlationId(\"\(correlation)\",\"1\")") == ["deployment"])
        #expect(try titles("correlationId(\"0\(correlation)\")") == [])
        #expect(try titles("eventId(\"\(id)\"),eventType(WARNING)") == [])
    }

    @Test(arguments: [
        ("type(HOST)", 2), ("type(host)", 2), ("type(SERVICE)", 0),
        (#"entityId("HOST-0000000000000002")"#, 1), ("type(ENVIRONMENT)", 3),
        ("type(HOST),tag(x)", 0),
    ])
    func `an entity selector finds the events of its entities`(
        _ selector: String, _ expected: Int
    ) throws {
        #expect(try titles("", entities: selector).count == expected)
    }

    @Test func `without an inventory a selector finds what was posted with it`() throws {
        let selector = #"type(SERVICE),tag("a:b")"#
        try record.post(
            event("CUSTOM_INFO", "tagged", #""entitySelector":"type(SERVICE),tag(\"a:b\")""#))
        #expect(try titles("", entities: selector) == ["tagged"])
        #expect(try titles("", entities: "type(SERVICE)") == ["tagged"])
        #expect(try titles("", entities: #"type(SERVICE),tag("a:c")"#) == [])
    }

    /// Keys that only look the same are two.
    @Test func `keys and values are compared letter by letter`() throws {
        try record.post(
            event(
                "CUSTOM_INFO", "accents", "\"properties\":{\"\u{E9}x\":\"1\",\"e\u{301}x\":\"2\"}"))
        #expect(try titles("property.\u{E9}x(1)") == ["accents"])
        #expect(try titles("property.e\u{301}x(2)") == ["accents"])
        #expect(try titles("property.\u{E9}x(2)") == [])
        let event = try record.page(["eventSelector": "property.\u{E9}x(1)"], after: 10).events[0]
        #expect(event["properties"]?.elements?.count == 3)
    }
}
