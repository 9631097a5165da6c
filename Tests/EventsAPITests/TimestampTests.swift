import ByteBuffers
import Foundation
import Testing

@testable import EventsAPI

@Suite struct TimestampTests {
    static let known: [(Int64, String)] = [
        (0, "1970-01-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (1_795_411_200_123, "2026-11-23T05:20:00.123Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (951_868_799_999, "2000-02-29T23:59:59.999Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
    ]

    @Test(arguments: known)
    func `a moment is written and read back`(_ milliseconds: Int64, _ text: String) {
        #expect(write(milliseconds) == text)
        #expect(read(text) == Timestamp(milliseconds: milliseconds))
    }

    @Test func `every day of four centuries is the one that the system's calendar says`() {
        for day in stride(from: -11_000 as Int64, to: 135_000, by: 1) {
            let milliseconds = day * 86_400_000 + day & 0xFFFF
            #expect(read(write(milliseconds)) == Timestamp(milliseconds: milliseconds))
            guard day % 97 == 0 else { continue }
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            #expect(write(milliseconds).prefix(10) == date.formatted(.iso8601).prefix(10))
        }
    }

    @Test(arguments: [Int64.min, Int64.max, 253_402_300_800_000, -62_167_219_200_001])
    func `a moment far away is written without a trap`(_ milliseconds: Int64) {
        #expect(write(milliseconds).hasSuffix("Z"))
    }

    @Test(arguments: [
        "", "2026-11-23", "2026-11-23T05:20:00Z", "2026-11-23T05:20:00.123+",
        "2026-13-23T05:20:00.123Z",
        "2026-02-29T05:20:00.123Z", "2026-11-31T05:20:00.123Z", "2026-00-01T05:20:00.123Z",
        "2026-11-00T05:20:00.123Z", "2026-11-23T24:20:00.123Z", "2026-11-23T05:60:00.123Z",
        "2026-11-23T05:20:60.123Z", "2026-11-23 05:20:00.123Z", "2026-11-2XT05:20:00.123Z",
        "-026-11-23T05:20:00.123Z", "2026-11-23T05:20:00.123z",
    ])
    func `any other form is refused`(_ text: String) {
        #expect(read(text) == nil)
    }

    private func write(_ milliseconds: Int64) -> String {
        var buffer = ByteBuffer()
        Timestamp(milliseconds: milliseconds).append(to: &buffer)
        return String(buffer.span)
    }

    private func read(_ text: String) -> Timestamp? {
        let bytes = Array(text.utf8)
        return Timestamp(bytes.span)
    }
}
