import ByteBuffers
import EventsAPI
import Testing

struct TimeResolvingTests {
    @Test(arguments: [
        ("now", "2026-11-23T05:20:30.123Z"), ("now-0m", "2026-11-23T05:20:30.123Z"),
        ("now-15m", "2026-11-23T05:05:30.123Z"), ("now-2h", "2026-11-23T03:20:30.123Z"),
        ("-7d", "2026-11-16T05:20:30.123Z"), ("now-1w", "2026-11-16T05:20:30.123Z"),
        ("now+2h", "2026-11-23T07:20:30.123Z"), ("now-1M", "2026-10-23T05:20:30.123Z"),
        ("now-11M", "2025-12-23T05:20:30.123Z"), ("now+2M", "2027-01-23T05:20:30.123Z"),
        ("now-1y", "2025-11-23T05:20:30.123Z"), ("now-2026y", "0000-11-23T05:20:30.123Z"),
        ("now+7973y", "9999-11-23T05:20:30.123Z"),
        ("1611554221123", "2021-01-25T05:57:01.123Z"),
        ("2021-01-25T05:57:01.123+01:00", "2021-01-25T04:57:01.123Z"),
    ])
    func `a time is counted from now`(_ text: String, _ expected: String) throws {
        #expect(try resolve(text, at: "2026-11-23T05:20:30.123Z") == expected)
    }

    @Test(arguments: [
        ("2026-03-31T12:00:00.000Z", "now-1M", "2026-02-28T12:00:00.000Z"),
        ("2024-03-31T12:00:00.000Z", "now-1M", "2024-02-29T12:00:00.000Z"),
        ("2024-03-30T12:00:00.000Z", "now-1M", "2024-02-29T12:00:00.000Z"),
        ("2024-03-29T12:00:00.000Z", "now-1M", "2024-02-29T12:00:00.000Z"),
        ("2024-03-28T12:00:00.000Z", "now-1M", "2024-02-28T12:00:00.000Z"),
        ("2024-02-29T12:00:00.000Z", "now-1y", "2023-02-28T12:00:00.000Z"),
        ("2024-02-29T12:00:00.000Z", "now-4y", "2020-02-29T12:00:00.000Z"),
        ("2024-02-29T12:00:00.000Z", "now-100y", "1924-02-29T12:00:00.000Z"),
        ("2000-02-29T12:00:00.000Z", "now-100y", "1900-02-28T12:00:00.000Z"),
        ("2026-01-31T12:00:00.000Z", "now-2M", "2025-11-30T12:00:00.000Z"),
        ("2026-01-31T12:00:00.000Z", "now-1M", "2025-12-31T12:00:00.000Z"),
        ("2026-10-31T12:00:00.000Z", "now+1M", "2026-11-30T12:00:00.000Z"),
        ("2026-12-31T12:00:00.000Z", "now+2M", "2027-02-28T12:00:00.000Z"),
    ])
    func `a month is one of the calendar and its last day the latest`(
        _ now: String, _ text: String, _ expected: String
    ) throws {
        #expect(try resolve(text, at: now) == expected)
    }

    @Test(arguments: [
        ("now/m", "2026-11-25T05:20:00.000Z"), ("now/h", "2026-11-25T05:00:00.000Z"),
        ("now/d", "2026-11-25T00:00:00.000Z"), ("now/w", "2026-11-23T00:00:00.000Z"),
        ("now/M", "2026-11-01T00:00:00.000Z"), ("now/y", "2026-01-01T00:00:00.000Z"),
        ("now-1y/w", "2025-11-24T00:00:00.000Z"), ("now-1M/M", "2026-10-01T00:00:00.000Z"),
        ("now-90m/h", "2026-11-25T03:00:00.000Z"), ("now-2d/w", "2026-11-23T00:00:00.000Z"),
        ("now-3d/w", "2026-11-16T00:00:00.000Z"), ("now+4d/w", "2026-11-23T00:00:00.000Z"),
        ("now+5d/w", "2026-11-30T00:00:00.000Z"), ("now-60y/w", "1966-11-21T00:00:00.000Z"),
        ("now-60y/m", "1966-11-25T05:20:00.000Z"),
    ])
    func `an alignment goes back to the start of its unit`(
        _ text: String, _ expected: String
    ) throws {
        // A Wednesday.
        #expect(try resolve(text, at: "2026-11-25T05:20:30.123Z") == expected)
    }

    @Test(arguments: [
        ("2026-11-23T00:00:00.000Z", "now/w"), ("2026-11-01T00:00:00.000Z", "now/M"),
        ("2026-01-01T00:00:00.000Z", "now/y"), ("1969-12-31T00:00:00.000Z", "now/d"),
    ])
    func `the start of a unit is aligned already`(_ now: String, _ text: String) throws {
        #expect(try resolve(text, at: now) == now)
    }

    @Test(arguments: [
        "now-2027y", "now+7974y", "now-999999999y", "now+999999999y", "now-999999999M",
        "now-999999999w", "now+999999999w", "now-999999999d", "now+999999999d", "now-99999M/y",
    ])
    func `what lies outside the years 0 to 9999 is no moment`(_ text: String) throws {
        #expect(try resolve(text, at: "2026-11-23T05:20:30.123Z") == nil)
    }

    @Test func `an alignment may lead out of the year 0`() throws {
        #expect(try resolve("now/w", at: "0000-01-01T00:00:00.000Z") == nil)
        #expect(try resolve("now/M", at: "0000-01-01T05:00:00.000Z") == "0000-01-01T00:00:00.000Z")
    }

    @Test(arguments: [
        "now", "now/m", "now/y", "now-1M", "now+1y/w", "now-999999999w", "now+999999999d", "-1m",
    ])
    func `no present is too far away to be counted from`(_ text: String) throws {
        let expression = try #require(parse(text))
        for now in [Int64.min, .min + 1, .max - 1, .max] {
            #expect(expression.resolved(at: Timestamp(milliseconds: now)) == nil)
        }
    }

    @Test(arguments: [0, 1, Int64.max])
    func `an instant is what it is, however far away`(_ milliseconds: Int64) {
        let expression = TimeExpression.instant(milliseconds: milliseconds)
        let now = Timestamp(milliseconds: 0)
        #expect(expression.resolved(at: now) == Timestamp(milliseconds: milliseconds))
    }

    private func parse(_ text: String) -> TimeExpression? {
        TimeExpression(Array(text.utf8).span)
    }

    private func resolve(_ text: String, at now: String) throws -> String? {
        let moment = Timestamp(Array(now.utf8).span)
        let expression = try #require(parse(text))
        return expression.resolved(at: try #require(moment)).map { resolved in
            var buffer = ByteBuffer()
            resolved.append(to: &buffer)
            return String(buffer.span)
        }
    }
}
