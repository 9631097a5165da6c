import CivilTime

extension TimeExpression {
    /// The moment that is meant, at a time; nil when it is out of range (contract 4.6).
    package func resolved(at now: Timestamp) -> Timestamp? {
        switch self {
        case .instant(let milliseconds): return Timestamp(milliseconds: milliseconds)
        case .relative(let amount, let unit, let alignment):
            guard let time = Self.moved(now.milliseconds, by: amount, unit) else { return nil }
            guard let alignment else { return Timestamp(milliseconds: time) }
            return Self.floored(time, to: alignment).map(Timestamp.init(milliseconds:))
        }
    }

    private static func moved(_ time: Int64, by amount: Int64, _ unit: Unit) -> Int64? {
        guard let length = unit.milliseconds else {
            return movedByMonths(time, unit == .years ? amount * 12 : amount)
        }
        let (distance, isTooFar) = amount.multipliedReportingOverflow(by: length)
        let (sum, overflow) = time.addingReportingOverflow(distance)
        return isTooFar || overflow ? nil : sum
    }

    /// The same day of another month, or its last one.
    private static func movedByMonths(_ time: Int64, _ months: Int64) -> Int64? {
        let (day, rest) = time.flooredQuotientAndRemainder(by: Timestamp.millisecondsPerDay)
        let date = CivilDate(daysSince1970: day)
        let (year, month) = (date.year * 12 + date.month - 1 + months)
            .flooredQuotientAndRemainder(by: 12)
        guard abs(year) < 200_000_000 else { return nil }
        let first = CivilDate(year: year, month: month + 1, day: 1).daysSince1970
        let next = CivilDate(
            year: month == 11 ? year + 1 : year, month: month == 11 ? 1 : month + 2, day: 1)
        let days = min(first + date.day, next.daysSince1970) - 1
        return days * Timestamp.millisecondsPerDay + rest
    }

    private static func floored(_ time: Int64, to unit: Unit) -> Int64? {
        let day = time.flooredQuotientAndRemainder(by: Timestamp.millisecondsPerDay).quotient
        let date = CivilDate(daysSince1970: day)
        let start: Int64
        switch unit {
        case .minutes, .hours, .days:
            let length = unit.milliseconds ?? 1
            return time - time.flooredQuotientAndRemainder(by: length).remainder
        // Contract 4.6: weeks start on Monday.
        case .weeks: start = day - (CivilDate.weekday(daysSince1970: day) + 6) % 7
        case .months: start = day - date.day + 1
        case .years: start = CivilDate(year: date.year, month: 1, day: 1).daysSince1970
        }
        let (time, overflow) = start.multipliedReportingOverflow(by: Timestamp.millisecondsPerDay)
        return overflow ? nil : time
    }
}

extension TimeExpression.Unit {
    /// Nil for those that are not always of one length.
    fileprivate var milliseconds: Int64? {
        switch self {
        case .minutes: Timestamp.millisecondsPerMinute
        case .hours: Timestamp.millisecondsPerHour
        case .days: Timestamp.millisecondsPerDay
        case .weeks: 7 * Timestamp.millisecondsPerDay
        case .months, .years: nil
        }
    }
}
