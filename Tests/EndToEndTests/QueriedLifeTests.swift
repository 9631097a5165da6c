import Foundation
import Glibc
import JSONParsing
import Testing

/// What becomes of events between their posting and a query (contract 2.4 and 0.5).
@Suite struct QueriedLifeTests {
    private func alert(_ title: String, _ more: String = "") -> String {
        #"{"eventType":"CUSTOM_ALERT","title":"\#(title)"\#(more)}"#
    }

    @Test func `a problem is open until its end, and keeps its id when it is refreshed`() throws {
        let gate = try ActiveGateProcess()
        let now = Int64(Date().timeIntervalSince1970 * 1_000)
        let start = now - 60_000
        try gate.post([alert("a", #","startTime":\#(start),"properties":{"n":"1"}"#)])
        let opened = try #require(gate.events().first)
        #expect(opened["status"]?.string == "OPEN")
        #expect(opened["endTime"]?.int64 == -1)
        #expect(opened["startTime"]?.int64 == start)
        try gate.post([alert("a", #","properties":{"m":"2"}"#)])
        let refreshed = try gate.events()
        #expect(refreshed.count == 1)
        for member in ["eventId", "startTime", "endTime", "status", "correlationId"] {
            #expect(refreshed.first?[member] == opened[member], "\(member)")
        }
        let keys = refreshed.first?["properties"]?.elements?.compactMap { $0["key"]?.string } ?? []
        #expect(keys.contains("m") && !keys.contains("n"))
        let times = #","startTime":\#(start),"endTime":\#(now - 30_000)"#
        try gate.post([alert("a", times)])
        let closed = try #require(gate.events().first)
        #expect(closed["eventId"] == opened["eventId"])
        #expect(closed["status"]?.string == "CLOSED")
        #expect(closed["endTime"]?.int64 == now - 30_000)
        #expect(try gate.titles("?eventSelector=status(OPEN)").isEmpty)
        try gate.post([alert("a")])
        let events = try gate.events()
        try #require(events.map { $0["status"]?.string } == ["OPEN", "CLOSED"])
        #expect(events[0]["eventId"] != events[1]["eventId"])
        #expect(events[0]["correlationId"] == events[1]["correlationId"])
    }

    @Test func `an event without an end is closed by its timeout`() throws {
        let gate = try ActiveGateProcess()
        let start = Int64(Date().timeIntervalSince1970 * 1_000) - 20 * 60_000
        for (type, timeout, minutes) in [
            ("CUSTOM_ALERT", "", 15), ("CUSTOM_ALERT", #","timeout":19"#, 19),
            ("CUSTOM_ALERT", #","timeout":400"#, nil), ("CUSTOM_INFO", "", 15),
            ("CUSTOM_INFO", #","timeout":60"#, nil), ("WARNING", "", 0),
            ("WARNING", #","timeout":60"#, 0),
        ] as [(String, String, Int64?)] {
            let title = "\(type)\(timeout.filter(\.isNumber))"
            try gate.post([
                #"{"eventType":"\#(type)","title":"\#(title)","startTime":\#(start)\#(timeout)}"#
            ])
            let event = try #require(gate.events().first { $0["title"]?.string == title })
            #expect(event["status"]?.string == (minutes == nil ? "OPEN" : "CLOSED"), "\(title)")
            let end = minutes.map { start + $0 * 60_000 } ?? -1
            #expect(event["endTime"]?.int64 == end, "\(title)")
        }
    }

    @Test func `every info event is an event of its own`() throws {
        let gate = try ActiveGateProcess()
        let start = Int64(Date().timeIntervalSince1970 * 1_000) - 60_000
        let content = #"{"eventType":"CUSTOM_INFO","title":"a","startTime":\#(start)}"#
        try gate.post([content, content, content])
        let events = try gate.events()
        #expect(Set(events.map { $0["eventId"]?.string }).count == 3)
        #expect(Set(events.map { $0["correlationId"]?.string }).count == 1)
        for event in events {
            let id = try #require(event["eventId"]?.string)
            #expect(try gate.get("/events/\(id)").json == event)
        }
    }

    @Test func `an event of the OneAgent is found beside those of the ActiveGate`() throws {
        let gate = try ActiveGateProcess()
        for title in ["local", "both"] {
            #expect(try gate.emulator.post(alert(title)).status == 201)
        }
        try gate.post([alert("remote"), alert("both")])
        #expect(try gate.titles().sorted() == ["both", "both", "local", "remote"])
        let both = try gate.events().filter { $0["title"]?.string == "both" }
        try #require(both.count == 2)
        #expect(both[0]["eventId"] != both[1]["eventId"])
        #expect(both[0]["correlationId"] != both[1]["correlationId"])
    }

    @Test func `a query sees what stood before it on its connection, and nothing behind it`() throws
    {
        let gate = try ActiveGateProcess()
        let connection = try gate.connect()
        let query = ActiveGateProcess.request("GET", "/api/v2/events")
        var sent: [UInt8] = []
        for number in 1...20 { sent += ActiveGateProcess.posting(event("\(number)")) + query }
        try connection.send(sent)
        for number in 1...20 {
            #expect(try connection.response().status == 201)
            let page = try connection.response()
            #expect(try page.json["totalCount"]?.int64 == Int64(number))
        }
    }

    @Test func `a restart with the same record answers the same`() throws {
        let folder = try CommandLineFolder()
        let sample = EventHistorySample()
        var gate = try ActiveGateProcess(in: folder)
        try gate.post(sample.events + [sample.events[2]])
        #expect(try gate.emulator.post(sample.events[0]).status == 201)
        let window = "from=\(sample.milliseconds(minutesAgo: 240))&to=\(sample.now)"
        let ids = try gate.events("?\(window)").compactMap { $0["eventId"]?.string }
        #expect(ids.count == 5)
        let paths = ["/events?\(window)"] + ids.map { "/events/\($0)" }
        let texts = try paths.map { try gate.get($0).text }
        let key = try #require(gate.page("?\(window)&pageSize=2")["nextPageKey"]?.string)
        let rest = try gate.get("/events?nextPageKey=\(key)").text
        #expect(try gate.emulator.stop(SIGKILL) == .signal(SIGKILL))
        gate = try ActiveGateProcess(in: folder)
        #expect(try paths.map { try gate.get($0).text } == texts)
        #expect(try gate.get("/events?nextPageKey=\(key)").text == rest)
        try gate.post([sample.events[2]])
        #expect(try gate.events("?\(window)").compactMap { $0["eventId"]?.string } == ids)
    }
}
