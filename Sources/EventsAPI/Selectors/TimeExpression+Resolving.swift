import CivilTime

extension TimeExpression {
    /// The moment that is meant, seen from `now` (contract 4.6).
    ///
    /// An instant is what it is. Months and years are counted by the calendar: a day that the month
    /// arrived at does not have becomes its last one. Then the alignment goes back to the start of
    /// its unit in UTC; a week starts on Monday.
    ///
    /// - Returns: nil when a relative time lies outside the years 0 to 9999.
    package func resolved(at now: Timestamp) -> Timestamp? {
        switch self {
        case .instant(let milliseconds): Timestamp(milliseconds: milliseconds)
        case .relative(let amount, let unit, let alignment):
            now.moved(by: amount, unit)?.ifInFourDigitYear?
                .floored(to: alignment).ifInFourDigitYear
        }
    }
}

extension Timestamp {
    fileprivate func moved(by amount: Int64, _ unit: TimeExpression.Unit) -> Timestamp? {
        switch unit {
        case .minutes: moved(by: amount, times: Self.millisecondsPerMinute)
        case .hours: moved(by: amount, times: Self.millisecondsPerHour)
        case .days: moved(by: amount, times: Self.millisecondsPerDay)
        case .weeks: moved(by: amount, times: 7 * Self.millisecondsPerDay)
        case .months: moved(byMonths: amount)
        case .years: moved(byMonths: 12 * amount)
        }
    }

    private func moved(by amount: Int64, times unit: Int64) -> Timestamp? {
        let (distance, isTooFar) = amount.multipliedReportingOverflow(by: unit)
        let (sum, isBeyond) = milliseconds.addingReportingOverflow(distance)
        return isTooFar || isBeyond ? nil : Timestamp(milliseconds: sum)
    }

    private func moved(byMonths amount: Int64) -> Timestamp? {
        let (today, time) = dayAndTime
        let date = CivilDate(daysSince1970: today)
        let (year, month) = (12 * date.year + date.month - 1 + amount)
            .flooredQuotientAndRemainder(by: 12)
        guard 0...9999 ~= year else { return nil }
        let first = CivilDate(year: year, month: month + 1, day: 1).daysSince1970
        let (nextYear, nextMonth) = month < 11 ? (year, month + 2) : (year + 1, 1)
        let last = CivilDate(year: nextYear, month: nextMonth, day: 1).daysSince1970 - 1
        return Timestamp(day: min(first + date.day - 1, last), time: time)
    }

    fileprivate func floored(to unit: TimeExpression.Unit?) -> Timestamp {
        let (day, time) = dayAndTime
        let date = CivilDate(daysSince1970: day)
        switch unit {
        case nil: return self
        case .minutes:
            return Timestamp(day: day, time: time - time % Self.millisecondsPerMinute)
        case .hours: return Timestamp(day: day, time: time - time % Self.millisecondsPerHour)
        case .days: return Timestamp(day: day, time: 0)
        case .weeks:
            let sinceMonday = (CivilDate.weekday(daysSince1970: day) + 6) % 7
            return Timestamp(day: day - sinceMonday, time: 0)
        case .months: return Timestamp(day: day - date.day + 1, time: 0)
        case .years:
            let first = CivilDate(year: date.year, month: 1, day: 1)
            return Timestamp(day: first.daysSince1970, time: 0)
        }
    }

    fileprivate var ifInFourDigitYear: Timestamp? {
        0...9999 ~= CivilDate(daysSince1970: dayAndTime.day).year ? self : nil
    }

    private var dayAndTime: (day: Int64, time: Int64) {
        let (day, time) = milliseconds.flooredQuotientAndRemainder(by: Self.millisecondsPerDay)
        return (day, time)
    }

    private init(day: Int64, time: Int64) {
        self.init(milliseconds: day * Self.millisecondsPerDay + time)
    }
}
