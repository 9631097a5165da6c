import Foundation
import JSONParsing
import Testing

/// Pages of events and of the catalogs (contract 4.4, 4.8 and 4.9).
@Suite struct EventPagingTests {
    @Test func `pages go through the events of the first one while others come in`() throws {
        let gate = try ActiveGateProcess()
        try gate.post((1...250).map { event("\($0)") })
        var page = try gate.page("?pageSize=100")
        #expect(page["totalCount"]?.int64 == 250)
        var (ids, titles, sizes): ([String], [String], [Int]) = ([], [], [])
        for round in 1...4 {
            let events = try #require(page["events"]?.elements)
            ids += events.compactMap { $0["eventId"]?.string }
            titles += events.compactMap { $0["title"]?.string }
            sizes.append(events.count)
            #expect(page["pageSize"]?.int64 == 100)
            guard let key = page["nextPageKey"]?.string else { break }
            // In the same window or behind it, before or after the place that was reached.
            let start = events.last?["startTime"]?.int64 ?? 0
            try gate.post([
                event("late \(round)"),
                #"{"eventType":"CUSTOM_INFO","title":"late","startTime":\#(start + 1)}"#,
            ])
            page = try gate.page("?nextPageKey=\(key)")
        }
        #expect(sizes == [100, 100, 50])
        #expect(Set(ids).count == 250)
        #expect(Set(titles) == Set((1...250).map(String.init)))
        #expect(try gate.page()["totalCount"]?.int64 == 254)
    }

    @Test func `an event that is closed between two pages is not shown twice`() throws {
        let gate = try ActiveGateProcess()
        func alert(_ title: String, _ more: String = "") -> String {
            #"{"eventType":"CUSTOM_ALERT","title":"\#(title)"\#(more)}"#
        }
        try gate.post(["1", "2", "3"].map { alert($0) })
        let first = try gate.page("?pageSize=2")
        let shown = first["events"]?.elements?.compactMap { $0["title"]?.string } ?? []
        try #require(shown.count == 2)
        let key = try #require(first["nextPageKey"]?.string)
        let start = try #require(first["events"]?[0]?["startTime"]?.int64)
        let now = Int64(Date().timeIntervalSince1970 * 1_000) + 1
        try gate.post([alert(shown[0], #","startTime":\#(start),"endTime":\#(now)"#)])
        let rest = try gate.titles("?nextPageKey=\(key)")
        #expect((shown + rest).sorted() == ["1", "2", "3"])
        #expect(try eventually { try gate.titles().last == shown[0] })
    }

    @Test(arguments: [
        ("eventTypes", "eventTypeInfos", "type"), ("eventProperties", "eventProperties", "key"),
    ])
    func `catalogs have pages, and each entry can be asked for`(
        _ path: String, _ member: String, _ name: String
    ) throws {
        let gate = try ActiveGateProcess()
        let whole = try gate.get("/\(path)").json
        let entries = try #require(whole[member]?.elements)
        #expect(whole.members?.map(\.name) == ["totalCount", "pageSize", member])
        #expect(whole["totalCount"]?.int64 == Int64(entries.count))
        #expect(whole["pageSize"]?.int64 == 100)
        #expect(entries.count > 10)
        let names = entries.compactMap { $0[name]?.string }
        #expect(names == names.sorted())
        var (paged, query): ([JSONValue], String?) = ([], "pageSize=7")
        while let asked = query {
            let page = try gate.get("/\(path)?\(asked)").json
            #expect(page["pageSize"]?.int64 == 7)
            paged += page[member]?.elements ?? []
            query = page["nextPageKey"]?.string.map { "nextPageKey=\($0)" }
        }
        #expect(paged == entries)
        for (entry, name) in zip(entries, names) {
            #expect(try gate.get("/\(path)/\(name)").json == entry)
        }
        for (query, status) in [
            ("pageSize=1", 200), ("pageSize=500", 200), ("pageSize=501", 400), ("pageSize=0", 400),
            ("pageSize=x", 400), ("nextPageKey=x", 400), ("nextPageKey=x&pageSize=1", 400),
            ("from=soon", 200),
        ] {
            let response = try gate.get("/\(path)?\(query)")
            #expect(response.status == status, "\(query)")
            #expect(response.text.contains(#""parameterLocation":"QUERY""#) == (status == 400))
        }
    }

    @Test func `the catalogs have what is documented`() throws {
        let gate = try ActiveGateProcess()
        #expect(
            try gate.get("/eventTypes/APPLICATION_SLOWDOWN").text
                == #"{"type":"APPLICATION_SLOWDOWN","displayName":"Application slowdown","#
                + #""severityLevel":"PERFORMANCE","description":"User action duration degradation"}"#
        )
        #expect(
            try gate.get("/eventTypes/CUSTOM_DEPLOYMENT").text
                == #"{"type":"CUSTOM_DEPLOYMENT","displayName":"Deployment","severityLevel":"INFO"}"#
        )
        #expect(
            try gate.get("/eventProperties/dt.event.source").text
                == #"{"key":"dt.event.source","displayName":"Custom source","description":"#
                + #""The name or ID of the external source of the event","writable":true,"#
                + #""filterable":true}"#)
        #expect(
            try gate.get("/eventProperties/dt.event.baseline.total_load").json["writable"]?.bool
                == false)
    }
}
