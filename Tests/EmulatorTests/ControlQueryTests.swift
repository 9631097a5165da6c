import EventsAPI
import Testing

@testable import Emulator

@Suite struct ControlQueryTests {
    @Test(
        arguments: [
            (nil, 0, 100), ("", 0, 100), ("after=5", 5, 100), ("limit=1000", 0, 1_000),
            ("limit=1&after=9223372036854775807", .max - 1, 1), ("after=1&after=2", 2, 100),
            ("session=main&limit=7", 0, 7), ("%61fter=3", 3, 100),
        ] as [(String?, Int, Int)])
    func `a list begins behind a number and has a limit`(
        _ query: String?, _ after: Int, _ limit: Int
    ) throws {
        for takesFilters in [true, false] {
            let read = try ControlQuery(query, takesFilters: takesFilters)
            #expect(read.after == after)
            #expect(read.limit == limit)
            #expect(read.filter.isEmpty)
        }
    }

    @Test(arguments: [
        ("limit=0", "?limit"), ("limit=1001", "?limit"), ("limit=", "?limit"), ("limit", "?limit"),
        ("limit=1.0", "?limit"), ("after=-1", "?after"), ("after=x", "?after"),
        ("after=9223372036854775808", "?after"), ("After=1", "?After"), ("=", "?"),
        ("eventtype=A", "?eventtype"), ("property.=1", "?property."), ("property=1", "?property"),
    ])
    func `a parameter that cannot be taken is named`(_ query: String, _ pointer: String) {
        let error = #expect(throws: ControlError.self) {
            try ControlQuery(query, takesFilters: true)
        }
        #expect(error?.status == 400)
        #expect(error?.violations.map(\.pointer) == [pointer])
    }

    @Test func `a session that does not exist is not found`() {
        let error = #expect(throws: ControlError.self) {
            try ControlQuery("session=x", takesFilters: true)
        }
        #expect(error?.status == 404)
    }

    @Test func `members are asked for only where there are any`() throws {
        #expect(try !ControlQuery("title=a", takesFilters: true).filter.isEmpty)
        #expect(throws: ControlError.self) { try ControlQuery("title=a", takesFilters: false) }
    }
}
