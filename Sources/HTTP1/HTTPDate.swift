package import ByteBuffers
import CivilTime

/// A moment as `Date` gives it, IMF-fixdate: `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110 5.6.7).
///
/// It holds its text, so that a server makes one a second and uses it in every reply.
package struct HTTPDate: Sendable {
    package static let length = 29

    private var text = InlineArray<29, UInt8>(repeating: UInt8(ascii: " "))

    /// The date of a moment in UTC, without leap seconds. The years 0000 to 9999 can be written;
    /// what lies outside becomes the nearest moment inside.
    package init(secondsSince1970: Int) {
        let seconds = min(max(secondsSince1970, -62_167_219_200), 253_402_300_799)
        let (days, second) = Int64(seconds).flooredQuotientAndRemainder(by: 86_400)
        let date = CivilDate(daysSince1970: days)
        put(Self.weekdays, CivilDate.weekday(daysSince1970: days), at: 0)
        text[3] = UInt8(ascii: ",")
        put(date.day, digits: 2, at: 5)
        put(Self.months, date.month - 1, at: 8)
        put(date.year, digits: 4, at: 12)
        put(second / 3_600, digits: 2, at: 17)
        text[19] = UInt8(ascii: ":")
        put(second / 60 % 60, digits: 2, at: 20)
        text[22] = UInt8(ascii: ":")
        put(second % 60, digits: 2, at: 23)
        put("GMT", 0, at: 26)
    }

    private static let weekdays: StaticString = "SunMonTueWedThuFriSat"
    private static let months: StaticString = "JanFebMarAprMayJunJulAugSepOctNovDec"

    private mutating func put(_ names: StaticString, _ index: Int64, at place: Int) {
        for letter in 0..<3 { text[place + letter] = names.utf8Start[Int(index) * 3 + letter] }
    }

    private mutating func put(_ number: Int64, digits: Int, at place: Int) {
        var rest = number
        for digit in (0..<digits).reversed() {
            text[place + digit] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
        }
    }

    /// Appends the 29 bytes.
    package func append(to buffer: inout ByteBuffer) {
        buffer.append(text.span)
    }
}
