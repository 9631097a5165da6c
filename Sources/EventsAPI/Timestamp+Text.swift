package import ByteBuffers
import CivilTime

extension Timestamp {
    /// Appends the moment as `2026-11-23T05:20:00.123Z`.
    ///
    /// A year before 0 or after 9999 is written with as many digits as it has.
    package func append(to buffer: inout ByteBuffer) {
        let (day, time) = milliseconds.flooredQuotientAndRemainder(by: Self.millisecondsPerDay)
        let date = CivilDate(daysSince1970: day)
        buffer.append(year: date.year)
        buffer.append(separator: "-", date.month, digits: 2)
        buffer.append(separator: "-", date.day, digits: 2)
        buffer.append(separator: "T", time / Self.millisecondsPerHour, digits: 2)
        buffer.append(separator: ":", time / Self.millisecondsPerMinute % 60, digits: 2)
        buffer.append(separator: ":", time / 1000 % 60, digits: 2)
        buffer.append(separator: ".", time % 1000, digits: 3)
        buffer.append(UInt8(ascii: "Z"))
    }

    /// Reads the form that `append(to:)` writes, and no other; nil when it is anything else or no
    /// such day or time exists.
    package init?(_ text: Span<UInt8>) {
        guard text.count == 24, text.hasSeparators,
            let year = text.decimal(0..<4), let month = text.decimal(5..<7),
            let day = text.decimal(8..<10), let hour = text.decimal(11..<13),
            let minute = text.decimal(14..<16), let second = text.decimal(17..<19),
            let fraction = text.decimal(20..<23)
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        guard date == CivilDate(daysSince1970: date.daysSince1970) else { return nil }
        guard hour < 24, minute < 60, second < 60 else { return nil }
        let seconds = (hour * 60 + minute) * 60 + second
        milliseconds = date.daysSince1970 * Self.millisecondsPerDay + seconds * 1000 + fraction
    }
}

extension ByteBuffer {
    fileprivate mutating func append(year: Int64) {
        if year < 0 { append(UInt8(ascii: "-")) }
        if year.magnitude > 9999 { return append(decimal: year.magnitude) }
        appendDigits(Int64(year.magnitude), count: 4)
    }

    fileprivate mutating func append(separator: Unicode.Scalar, _ value: Int64, digits: Int) {
        append(UInt8(ascii: separator))
        appendDigits(value, count: digits)
    }

    private mutating func appendDigits(_ value: Int64, count: Int) {
        var unit: Int64 = 1
        for _ in 1..<count { unit *= 10 }
        while unit > 0 {
            append(UInt8(ascii: "0") + UInt8(value / unit % 10))
            unit /= 10
        }
    }
}

extension Span<UInt8> {
    fileprivate var hasSeparators: Bool {
        self[4] == UInt8(ascii: "-") && self[7] == UInt8(ascii: "-")
            && self[10] == UInt8(ascii: "T") && self[13] == UInt8(ascii: ":")
            && self[16] == UInt8(ascii: ":") && self[19] == UInt8(ascii: ".")
            && self[23] == UInt8(ascii: "Z")
    }

    fileprivate func decimal(_ range: Range<Int>) -> Int64? {
        var value: Int64 = 0
        for place in range {
            let digit = self[place] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int64(digit)
        }
        return value
    }
}
