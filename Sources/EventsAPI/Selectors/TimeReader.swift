import CivilTime

/// Reads the parts of a time from a text, one after the other.
struct TimeReader {
    private var offset = 0
    private let end: Int

    init(_ count: Int) {
        end = count
    }

    var isAtEnd: Bool { offset == end }

    func next(_ text: Span<UInt8>) -> UInt8? { byte(at: offset, text) }

    func byte(at offset: Int, _ text: Span<UInt8>) -> UInt8? {
        offset < end ? text[offset] : nil
    }

    /// Goes over `word`, if it stands next, in just these letters.
    mutating func take(_ word: StaticString, _ text: Span<UInt8>) -> Bool {
        for index in 0..<word.utf8CodeUnitCount
        where byte(at: offset + index, text) != word.utf8Start[index] {
            return false
        }
        offset += word.utf8CodeUnitCount
        return true
    }

    /// Reads a number of that many digits; nil when there are fewer, or it does not fit.
    mutating func number(_ text: Span<UInt8>, digits: ClosedRange<Int>) -> Int64? {
        let start = offset
        var value: Int64 = 0
        while let byte = next(text), offset - start < digits.upperBound,
            UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(Int64(byte & 0x0F))
            guard !overflow, !carry else { return nil }
            value = sum
            offset += 1
        }
        return offset - start >= digits.lowerBound ? value : nil
    }

    mutating func unit(_ text: Span<UInt8>) -> TimeExpression.Unit? {
        guard let unit = next(text).flatMap(TimeExpression.Unit.init) else { return nil }
        offset += 1
        return unit
    }

    /// Reads `2021-01-25` as days since 1970; nil when there is no such day.
    mutating func days(_ text: Span<UInt8>) -> Int64? {
        guard let year = number(text, digits: 4...4), take("-", text),
            let month = number(text, digits: 2...2), 1...12 ~= month, take("-", text),
            let day = number(text, digits: 2...2)
        else { return nil }
        let date = CivilDate(year: year, month: month, day: day)
        let days = date.daysSince1970
        return CivilDate(daysSince1970: days) == date ? days : nil
    }

    /// Reads `05:57`, with seconds and a fraction of them if they are there, as milliseconds.
    mutating func timeOfDay(_ text: Span<UInt8>) -> Int64? {
        guard let minutes = clock(text) else { return nil }
        guard take(":", text) else { return minutes * 60_000 }
        guard let seconds = number(text, digits: 2...2), seconds < 60 else { return nil }
        guard let fraction = fraction(text) else { return nil }
        return minutes * 60_000 + seconds * 1_000 + fraction
    }

    /// Reads `Z` or `+01:00` as minutes east of UTC, which is meant when nothing is there.
    ///
    /// A plus sign that came through a query unescaped is a space.
    mutating func zoneMinutes(_ text: Span<UInt8>) -> Int64? {
        if isAtEnd || take("Z", text) { return 0 }
        let isWest = take("-", text)
        guard isWest || take("+", text) || take(" ", text), let minutes = clock(text),
            minutes <= 18 * 60
        else { return nil }
        return isWest ? -minutes : minutes
    }

    private mutating func clock(_ text: Span<UInt8>) -> Int64? {
        guard let hours = number(text, digits: 2...2), hours < 24, take(":", text),
            let minutes = number(text, digits: 2...2), minutes < 60
        else { return nil }
        return hours * 60 + minutes
    }

    /// Up to nine digits, of which three count.
    private mutating func fraction(_ text: Span<UInt8>) -> Int64? {
        guard take(".", text) else { return 0 }
        let start = offset
        guard let digits = number(text, digits: 1...9) else { return nil }
        var nanoseconds = digits
        for _ in offset - start..<9 { nanoseconds *= 10 }
        return nanoseconds / 1_000_000
    }
}
