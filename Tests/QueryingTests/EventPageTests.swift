import EventsAPI
import JSONParsing
import Testing

@testable import Querying

/// `GET /events`: which events, in which order, on how many pages.
@Suite struct EventPageTests {
    private let minute = RecordedEnvironment.minute

    @Test func `a page has the members of the API in their order`() throws {
        let record = try RecordedEnvironment()
        try record.post(
            event("CUSTOM_DEPLOYMENT", "Deploy", #""properties":{"b":1,"B":"x","a":true,"n":null}"#)
        )
        let text = try record.text(after: 1)
        let page = try Page(text)
        let eventID = try #require(page.ids.first)
        let correlationID = try #require(page.events[0]["correlationId"]?.string)
        #expect(
            text == #"{"totalCount":1,"pageSize":100,"events":[{"eventId":"\#(eventID)","#
                + #""startTime":1795411200123,"endTime":-1,"eventType":"CUSTOM_DEPLOYMENT","#
                + #""title":"Deploy","entityId":{"entityId":{"#
                + #""id":"ENVIRONMENT-0000000000000001","type":"ENVIRONMENT"},"name":"abc12345"},"#
                + #""properties":[{"key":"B","value":"x"},{"key":"a","value":"true"},"#
                + #"{"key":"b","value":"1"},{"key":"dt.event.group_label","value":"Deployment"}],"#
                + #""status":"OPEN","correlationId":"\#(correlationID)","entityTags":[],"#
                + #""managementZones":[],"underMaintenance":false,"suppressAlert":false,"#
                + #""suppressProblem":false,"frequentEvent":false}],"warnings":[]}"#)
        #expect(eventID.hasSuffix("_1795411200123"))
    }

    @Test func `open events come first, then those that started last`() throws {
        let record = try RecordedEnvironment()
        for (title, start, end) in [
            ("closed early", -90, -80), ("open early", -85, 30), ("closed late", -20, -10),
            ("open late", -15, 5),
        ] as [(String, Int64, Int64)] {
            let times =
                "\"startTime\":\(1_795_411_200_123 + start * minute)"
                + ",\"endTime\":\(1_795_411_200_123 + end * minute)"
            try record.post(event("CUSTOM_INFO", title, times))
        }
        #expect(
            try record.page().titles == ["open late", "open early", "closed late", "closed early"])
    }

    @Test(arguments: [1, 2, 3, 7, 10, 100])
    func `pages have every event once, in the order of one page`(_ size: Int) throws {
        let record = try RecordedEnvironment()
        for number in 0..<23 {
            // Some are open, some start at the same moment, some are the same event again.
            let type = number % 5 == 0 ? "CUSTOM_ALERT" : "CUSTOM_INFO"
            try record.post(
                event(type, "t\(number % 9)", "\"timeout\":\(number % 3 + 1)"),
                after: Int64(number / 4) * minute / 2)
        }
        let whole = try record.page(["pageSize": "1000"], after: 4 * minute)
        var ids: [String] = []
        var page = try record.page(["pageSize": "\(size)"], after: 4 * minute)
        while true {
            #expect(page.total == whole.total)
            #expect(page.json["pageSize"]?.int64 == Int64(size))
            ids += page.ids
            guard let key = page.nextPageKey else { break }
            #expect(page.events.count == size)
            // Time goes on, and with it more comes in: neither is seen by pages of before.
            try record.post(event("CUSTOM_INFO", "later"), after: 5 * minute)
            page = try record.page(["nextPageKey": key], after: 6 * minute)
        }
        #expect(ids == whole.ids)
        #expect(Set(ids).count == ids.count)
    }

    @Test func `a page that is just full is the last one`() throws {
        let record = try RecordedEnvironment()
        for number in 0..<4 { try record.post(event("CUSTOM_INFO", "t\(number)")) }
        #expect(try record.page(["pageSize": "4"]).nextPageKey == nil)
        #expect(try record.page(["pageSize": "3"]).nextPageKey != nil)
        #expect(try RecordedEnvironment().page().total == 0)
    }

    /// contract 4.5: what overlaps the window is in it, both ends included.
    @Test(
        arguments: [
            (-30, -21, 0), (-30, -20, 1), (-20, -20, 1), (-15, -12, 1), (-10, 0, 1), (-9, 0, 0),
            (-11, -10, 1), (-30, 30, 1),
        ] as [(Int64, Int64, Int)])
    func `an event is in the window when some of it is`(
        _ from: Int64, _ to: Int64, _ expected: Int
    ) throws {
        let record = try RecordedEnvironment()
        let noon = RecordedEnvironment.noon.milliseconds
        try record.post(
            event(
                "CUSTOM_INFO", "t",
                "\"startTime\":\(noon - 20 * minute),\"endTime\":\(noon - 10 * minute)"))
        let page = try record.page(
            ["from": "\(noon + from * minute)", "to": "\(noon + to * minute)"])
        #expect(page.events.count == expected)
        #expect(page.total == Int64(expected))
    }

    @Test func `an open event is in every window behind its start`() throws {
        let record = try RecordedEnvironment()
        try record.post(event("CUSTOM_ALERT", "t", #""timeout":360"#), after: -100 * minute)
        #expect(try record.page(["from": "now-1m"]).titles == ["t"])
        #expect(try record.page(["from": "now-1m"], after: 262 * minute).titles == [])
    }

    @Test func `a window in the future has what is open now, whatever else there is`() throws {
        let record = try RecordedEnvironment()
        try record.post(event("CUSTOM_ALERT", "short"))
        let window = ["from": "now+1h", "to": "now+2h"]
        #expect(try record.page(window, after: 1).titles == ["short"])
        try record.post(event("CUSTOM_ALERT", "long", #""timeout":360"#), after: 2)
        #expect(try record.page(window, after: 3).titles == ["long", "short"])
    }

    @Test func `without a window the last two hours are asked for`() throws {
        let record = try RecordedEnvironment()
        for minutes in [-200, -121, -119, -1] as [Int64] {
            try record.post(event("WARNING", "\(minutes)"), after: minutes * minute)
        }
        #expect(try record.page().titles == ["-1", "-119"])
    }
}
