import ByteBuffers
import Foundation
import HTTP1
import Testing

struct HTTPDateTests {
    @Test(
        arguments: [
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
            (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
            (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
            (1_795_411_200, "Mon, 23 Nov 2026 05:20:00 GMT"),
            (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
            (Int.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
            (-62_167_219_200, "Sat, 01 Jan 0000 00:00:00 GMT"),
            (Int.min, "Sat, 01 Jan 0000 00:00:00 GMT"),
        ] as [(Int, String)])
    func `a moment is written as IMF-fixdate`(_ seconds: Int, _ text: String) {
        #expect(date(seconds) == text)
    }

    @Test
    func `every day of two centuries is the day that Foundation says`() throws {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "GMT")
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        for day in stride(from: -36_600, to: 73_200, by: 23) {
            let seconds = day * 86_400 + abs(day) % 86_400
            let expected = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
            #expect(date(seconds) == expected)
        }
    }

    private func date(_ seconds: Int) -> String {
        var buffer = ByteBuffer()
        HTTPDate(secondsSince1970: seconds).append(to: &buffer)
        #expect(buffer.count == HTTPDate.length)
        return String(buffer.span)
    }
}
