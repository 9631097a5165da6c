import EventsAPI
import Foundation
import Testing

struct TimeExpressionTests {
    private static func parse(_ text: String) -> TimeExpression? {
        TimeExpression(Array(text.utf8).span)
    }

    @Test(arguments: [
        ("0", 0), ("1611554221123", 1_611_554_221_123),
        ("9223372036854775807", Int64.max),
        ("1970-01-01T00:00", 0), ("1970-01-01 00:00:00Z", 0), ("1969-12-31T23:59:59.999", -1),
        ("2021-01-25T05:57:01.123+01:00", 1_611_550_621_123),
        ("2021-01-25T05:57:01.123 01:00", 1_611_550_621_123),
        ("2021-01-25 05:57:01.123-01:00", 1_611_557_821_123),
        ("2021-01-25T05:57:01", 1_611_554_221_000), ("2021-01-25T05:57", 1_611_554_220_000),
        ("2021-01-25T05:57:01.1", 1_611_554_221_100),
        ("2021-01-25T05:57:01.123999999Z", 1_611_554_221_123),
        ("2000-02-29T00:00Z", 951_782_400_000), ("2024-03-01T00:00Z", 1_709_251_200_000),
    ])
    func `an instant is told in milliseconds`(_ text: String, _ milliseconds: Int64) {
        #expect(Self.parse(text) == .instant(milliseconds: milliseconds))
    }

    @Test
    func `every tenth day of two centuries is what the calendar says`() throws {
        let formatter = ISO8601DateFormatter()
        for day in stride(from: -36_500, to: 36_500, by: 10) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let text = formatter.string(from: date)
            #expect(Self.parse(text) == .instant(milliseconds: Int64(day) * 86_400_000))
        }
    }

    @Test(arguments: [
        ("now", TimeExpression.relative(amount: 0, unit: .minutes, alignment: nil)),
        ("now/d", .relative(amount: 0, unit: .minutes, alignment: .days)),
        ("now-3h", .relative(amount: -3, unit: .hours, alignment: nil)),
        ("now-1y/w", .relative(amount: -1, unit: .years, alignment: .weeks)),
        ("-7d", .relative(amount: -7, unit: .days, alignment: nil)),
        ("-2M/y", .relative(amount: -2, unit: .months, alignment: .years)),
        ("now+15m", .relative(amount: 15, unit: .minutes, alignment: nil)),
        ("now-999999999m", .relative(amount: -999_999_999, unit: .minutes, alignment: nil)),
    ])
    func `a relative time is told in units`(_ text: String, _ expected: TimeExpression) {
        #expect(Self.parse(text) == expected)
    }

    @Test(arguments: [
        "", " ", "now ", "Now", "now-", "now-h", "now-3", "now-3s", "now-3H", "now--3h", "now-3h/",
        "now-3h/s", "now-3h/dd", "now-1000000000m", "3h", "-", "--7d", "-1611554221123",
        "9223372036854775808", "99999999999999999999", "1.5", "1e3", "2021-01-25",
        "2021-01-25T05", "2021-01-25T24:00", "2021-01-25T05:60", "2021-01-25T05:57:60",
        "2021-01-25T05:57:01.", "2021-01-25T05:57:01.1234567890", "2021-01-25t05:57",
        "2021-01-25T05:57z", "2021-01-25T05:57+1:00", "2021-01-25T05:57+0100",
        "2021-01-25T05:57+18:01", "2021-1-25T05:57", "2021-13-01T00:00", "2021-00-01T00:00",
        "2021-02-29T00:00", "1900-02-29T00:00", "2021-04-31T00:00", "2021-01-00T00:00",
        "2021-01-25T05:57Zx", "yesterday",
    ])
    func `what is no time is refused`(_ text: String) {
        #expect(Self.parse(text) == nil)
    }
}
