import Foundation
import JSONParsing
import Testing

/// `GET events` with every parameter (contract 4.1 to 4.6).
@Suite struct EventQueryTests {
    private let gate: ActiveGateProcess
    private let sample = EventHistorySample()

    init() throws {
        gate = try ActiveGateProcess()
        try gate.post(sample.events)
    }

    @Test func `parameters choose events, open ones first and then the newest`() throws {
        let hour = sample.milliseconds(minutesAgo: 60)
        let iso = Date(timeIntervalSince1970: Double(hour) / 1_000).ISO8601Format()
        for (query, titles) in [
            ("", "cda"), ("?", "cda"), ("?from=now-4h", "cdab"), ("?from=-4h", "cdab"),
            ("?from=now-4h&to=now-2h", "b"), ("?to=now-15m", "a"), ("?from=now-7m", "c"),
            ("?from=\(hour)", "cda"), ("?from=\(iso)", "cda"), ("?from=now-1w/w", "cdab"),
            ("?from=\(hour)&to=\(hour)", ""), ("?from=&to=&pageSize=&eventSelector=", "cda"),
            ("?from=now-4h&from=now-7m", "cdab"), ("?pageSize=1000", "cda"), ("?pageSize=2", "cd"),
            ("?eventType=WARNING&unknown=1", "cda"),
            ("?from=2021-01-25T05:57:01.123+01:00", "cdab"), ("?from=2021-01-25+05:57", "cdab"),
        ] {
            #expect(try gate.titles(query).joined() == titles, "\(query)")
        }
    }

    @Test func `event selectors choose events`() throws {
        let events = try gate.events("?from=now-4h")
        let ids = events.compactMap { $0["eventId"]?.string }
        let correlationIDs = events.compactMap { $0["correlationId"]?.string }
        try #require(ids.count == 4 && correlationIDs.count == 4)
        for (selector, titles) in [
            (#"status("OPEN")"#, "c"), ("status(CLOSED)", "dab"), (#"eventType("WARNING")"#, "d"),
            (#"eventType("NO_SUCH")"#, ""), (#"entityId("\#(EventHistorySample.host)")"#, "cb"),
            (#"property.team("x","z")"#, "a"), (#"property.team("x", "y")"#, "da"),
            (#"property.Team("x")"#, "d"), ("suppressProblem(true)", "c"),
            ("suppressProblem(false)", "dab"), ("underMaintenance(true)", ""),
            ("suppressAlert(false)", "cdab"), ("frequentEvent(false)", "cdab"),
            (#"managementZoneId("1")"#, ""), (#"eventId("\#(ids[1])","\#(ids[3])")"#, "db"),
            (#"correlationId("\#(correlationIDs[2])")"#, "a"),
            (#"eventType("CUSTOM_INFO"),status("OPEN")"#, ""),
            (#"eventType("CUSTOM_INFO") , status("CLOSED")"#, "a"),
        ] {
            let query = "?from=now-4h&eventSelector=\(selector.escaped)"
            #expect(try gate.titles(query).joined() == titles, "\(selector)")
        }
    }

    @Test func `entity selectors choose events`() throws {
        for (selector, titles) in [
            ("type(HOST)", "cb"), ("type(host)", "cb"), ("type(SERVICE)", ""),
            (#"entityId("\#(EventHistorySample.host)")"#, "cb"),
            (#"entityId("\#(EventHistorySample.environment)")"#, "da"),
            ("type(ENVIRONMENT)", "da"),
        ] {
            let query = "?from=now-4h&entitySelector=\(selector.escaped)"
            #expect(try gate.titles(query).joined() == titles, "\(selector)")
        }
        let both = "?entitySelector=type(HOST)&eventSelector=status(OPEN)&from=now-4h&to=now"
        #expect(try gate.titles(both) == ["c"])
    }

    @Test func `an event has the documented members in their order`() throws {
        let page = try gate.get("/events?from=now-4h&pageSize=3")
        let json = try page.json
        #expect(
            json.members?.map(\.name) == [
                "totalCount", "pageSize", "nextPageKey", "events", "warnings",
            ])
        #expect(json["totalCount"]?.int64 == 4)
        #expect(json["pageSize"]?.int64 == 3)
        let closed = try #require(json["events"]?[2])
        let start = sample.milliseconds(minutesAgo: 30)
        let id = try #require(closed["eventId"]?.string)
        #expect(id.wholeMatch(of: /-?[0-9]+_([0-9]+)/)?.1 == "\(start)")
        let text = #"""
            {"eventId":"\#(id)","startTime":\#(start),"endTime":\#(start + 600_000),\#
            "eventType":"CUSTOM_INFO","title":"a","entityId":{"entityId":\#
            {"id":"ENVIRONMENT-0000000000000001","type":"ENVIRONMENT"},"name":"abc12345"},\#
            "properties":[{"key":"dt.event.group_label","value":"Info event"},\#
            {"key":"team","value":"x"}],"status":"CLOSED","correlationId":\#
            "\#(closed["correlationId"]?.string ?? "")","entityTags":[],"managementZones":[],\#
            "underMaintenance":false,"suppressAlert":false,"suppressProblem":false,\#
            "frequentEvent":false}
            """#
        #expect(page.text.contains(text), "\(page.text)")
        #expect(try gate.get("/events/\(id)").text == text)
        let warned = json["events"]?[1]?["properties"]?.elements?.map { $0["key"]?.string }
        #expect(warned == ["Team", "dt.event.group_label", "team"])
        #expect(try gate.page("?pageSize=3").members?.map(\.name).contains("nextPageKey") == false)
    }
}
