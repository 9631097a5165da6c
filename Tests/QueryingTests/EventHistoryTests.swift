import EventsAPI
import Foundation
import Glibc
import JSONParsing
import Recording
import Testing

@testable import Querying

/// The life of events, and their ids.
@Suite struct EventHistoryTests {
    private let minute = RecordedEnvironment.minute

    @Test func `the same problem posted while it is open refreshes it`() throws {
        let record = try RecordedEnvironment()
        let first = try record.post(
            event("ERROR_EVENT", "t", #""timeout":10,"properties":{"a":"1"}"#))
        let id = try #require(record.page(after: 1).ids.first)
        let second = try record.post(
            event("ERROR_EVENT", "t", #""timeout":10,"properties":{"b":"2"}"#), after: 8 * minute)
        #expect(first == second)
        for (after, end) in [(9, -1), (17, -1), (18, 18)] as [(Int64, Int64)] {
            let page = try record.page(after: after * minute)
            #expect(page.ids == [id])
            let noon = RecordedEnvironment.noon.milliseconds
            #expect(page.events[0]["startTime"]?.int64 == noon)
            #expect(page.events[0]["endTime"]?.int64 == (end < 0 ? -1 : noon + end * minute))
            #expect(page.events[0]["status"]?.string == (end < 0 ? "OPEN" : "CLOSED"))
            let keys = page.events[0]["properties"]?.elements?.compactMap { $0["key"]?.string }
            #expect(keys?.first == "b")
        }
    }

    @Test func `once it is closed the same problem is another event`() throws {
        let record = try RecordedEnvironment()
        for after in [0, 15, 20, 40] as [Int64] {
            try record.post(event("CUSTOM_ALERT", "t"), after: after * minute)
        }
        let page = try record.page(after: 41 * minute)
        #expect(page.events.count == 3)
        #expect(Set(page.ids).count == 3)
        #expect(Set(page.events.map { $0["correlationId"]?.string }).count == 1)
    }

    @Test func `an end in the same problem closes it`() throws {
        let record = try RecordedEnvironment()
        try record.post(event("CUSTOM_ALERT", "t"))
        let end = RecordedEnvironment.noon.milliseconds + 2 * minute
        try record.post(event("CUSTOM_ALERT", "t", "\"endTime\":\(end)"), after: 2 * minute)
        let page = try record.page(after: 3 * minute)
        #expect(page.events.map { $0["endTime"]?.int64 } == [end])
        #expect(page.events.map { $0["status"]?.string } == ["CLOSED"])
    }

    @Test func `a problem that comes in by the other way is another one`() throws {
        let record = try RecordedEnvironment()
        try record.post(event("CUSTOM_ALERT", "t"), from: .rest)
        try record.post(event("CUSTOM_ALERT", "t"), after: 1, from: .oneAgent)
        #expect(try record.page(after: 2).events.count == 2)
    }

    @Test func `what informs is a new event each time`() throws {
        let record = try RecordedEnvironment()
        for after in [0, 0, 0, 1] as [Int64] {
            try record.post(event("CUSTOM_INFO", "t"), after: after)
        }
        let page = try record.page(after: 2)
        #expect(page.events.count == 4)
        let numbers = page.ids.compactMap { EventIdentifier($0)?.number }
        // Three started in the same millisecond: the last one comes first, and has counted up.
        #expect(numbers[1] == numbers[3] &+ 2)
        #expect(numbers[2] == numbers[3] &+ 1)
        for id in page.ids { #expect(try record.event(id, after: 2)?["eventId"]?.string == id) }
    }

    @Test(
        arguments: [
            ("WARNING", "", 0), ("CUSTOM_INFO", "", 15), ("CUSTOM_INFO", #""timeout":400"#, 360),
            ("CUSTOM_ALERT", #""timeout":1"#, 1), ("CUSTOM_INFO", #""timeout":null"#, 15),
        ] as [(String, String, Int64)])
    func `an event ends after its timeout`(
        _ type: String, _ members: String, _ minutes: Int64
    ) throws {
        let record = try RecordedEnvironment()
        try record.post(event(type, "t", members))
        let page = try record.page(["from": "now-30d"], after: 500 * minute)
        let end = RecordedEnvironment.noon.milliseconds + minutes * minute
        #expect(page.events.map { $0["endTime"]?.int64 } == [end])
    }

    @Test func `an event that ends far away keeps its end to the millisecond`() throws {
        let record = try RecordedEnvironment()
        let far = [3, 4, 40, 40_000].map { RecordedEnvironment.noon.milliseconds + $0 * 86_400_000 }
        for end in far + [Int64.max] {
            try record.post(event("CUSTOM_INFO", "\(end)", "\"endTime\":\(end)"))
        }
        for _ in 0..<2 {
            let page = try record.page(["to": "\(Int64.max)"], after: 1)
            #expect(page.titles.count == 5)
            for end in far {
                let page = try record.page(
                    [
                        "from": "\(end + 1)", "to": "\(Int64.max)",
                        "eventSelector": "status(CLOSED)",
                    ],
                    after: end + 1 - RecordedEnvironment.noon.milliseconds)
                #expect(!page.titles.contains("\(end)"))
                let shown = try record.page(
                    ["from": "\(end)", "to": "\(Int64.max)", "eventSelector": "status(CLOSED)"],
                    after: end - RecordedEnvironment.noon.milliseconds)
                #expect(
                    shown.events.first { $0["title"]?.string == "\(end)" }?["endTime"]?.int64
                        == end)
            }
            try record.restart()
        }
    }

    @Test func `a restart changes nothing`() throws {
        let record = try RecordedEnvironment()
        for number in 0..<200 {
            let type = ["CUSTOM_INFO", "ERROR_EVENT", "WARNING"][number % 3]
            try record.post(
                event(type, "t\(number % 7)", "\"timeout\":\(number % 4 + 1)"),
                after: Int64(number / 5) * minute / 3)
            if number % 40 == 7 { _ = try record.page() }
        }
        let before = try record.text(["pageSize": "1000"], after: 20 * minute)
        try record.restart()
        #expect(try record.text(["pageSize": "1000"], after: 20 * minute) == before)
    }

    @Test(arguments: [
        "", "x", "1", "1_", "_1", "+1_1", "01_1", "1_1_1", "1_1795411200123",
        "9223372036854775808_1795411200123",
    ])
    func `there is no event of another id`(_ id: String) throws {
        let record = try RecordedEnvironment()
        try record.post(event("CUSTOM_INFO", "t"))
        #expect(try record.event(id) == nil)
    }

    @Test func `an id one higher or lower is another`() throws {
        let record = try RecordedEnvironment()
        for _ in 0..<3 { try record.post(event("CUSTOM_INFO", "t")) }
        let id = try #require(record.page().ids.last.flatMap { EventIdentifier($0) })
        #expect(try record.event("\(id.counted(up: 2))") != nil)
        #expect(try record.event("\(id.counted(up: 3))") == nil)
        #expect(try record.event("\(id.number &- 1)_\(id.startTime.milliseconds)") == nil)
        #expect(try record.event("\(id.number)_\(id.startTime.milliseconds + 1)") == nil)
    }

    @Test func `lines that are no record lines are passed over`() throws {
        let record = try RecordedEnvironment()
        try record.post(event("CUSTOM_INFO", "a"))
        let line = try String(contentsOfFile: record.path, encoding: .utf8)
        let file = try #require(fopen(record.path, "a"))
        let foreign = [
            "", "{}", "null", "[1]", "{\"sequence\":2}", "{\"event\":{}}",
            "{\"time\":\"x\",\"event\":{}}",
            "{\"time\":\"2026-11-23T05:20:00.123Z\",\"correlationIds\":[\"1\"],\"entityIds\":[],\"event\":{\"eventType\":\"CUSTOM_INFO\"}}",
            "{\"time\":\"2026-11-23T05:20:00.123Z\",\"correlationIds\":[1],\"entityIds\":[2],\"event\":{\"eventType\":7}}",
        ]
        for line in foreign { fputs(line + "\n", file) }
        fputs(line.replacing("\"sequence\":1", with: "\"sequence\":2"), file)
        fclose(file)
        try record.recorder.reopen()
        try record.post(event("CUSTOM_INFO", "b"), after: 1)
        #expect(try record.page(after: 2).titles == ["b", "a", "a"])
    }

    /// An event may be nested as deep as a reader goes, and its line is one deeper.
    @Test func `an event that is nested as deep as may be is there`() throws {
        let record = try RecordedEnvironment()
        let nested = String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
        try record.post(event("CUSTOM_INFO", "deep", "\"x\":\(nested)"))
        #expect(try record.page().titles == ["deep"])
    }
}
