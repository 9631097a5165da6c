/// A day of the proleptic Gregorian calendar, by arithmetic alone.
///
/// Years are counted from March, so that the leap day is the last one of a year, and in eras of
/// 400 years, after which the calendar repeats.
package struct CivilDate: Equatable, Sendable {
    package let year: Int64
    /// 1 to 12.
    package let month: Int64
    /// 1 to 31.
    package let day: Int64

    private static let daysPerEra: Int64 = 146_097
    private static let daysFromYear0To1970: Int64 = 719_468

    /// A day that need not exist: what `daysSince1970` makes of it tells.
    package init(year: Int64, month: Int64, day: Int64) {
        self.year = year
        self.month = month
        self.day = day
    }

    package init(daysSince1970: Int64) {
        let (era, dayOfEra) = (daysSince1970 + Self.daysFromYear0To1970)
            .flooredQuotientAndRemainder(by: Self.daysPerEra)
        let leapDays = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    }

    package var daysSince1970: Int64 {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = yearFromMarch.flooredQuotientAndRemainder(by: 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * Self.daysPerEra + dayOfEra - Self.daysFromYear0To1970
    }
}

extension CivilDate {
    /// 0 is Sunday.
    package static func weekday(daysSince1970 days: Int64) -> Int64 {
        // 1970-01-01 was a Thursday.
        (days + 4).flooredQuotientAndRemainder(by: 7).remainder
    }
}

extension Int64 {
    /// The quotient rounded down and the remainder that is never negative.
    package func flooredQuotientAndRemainder(by divisor: Int64) -> (
        quotient: Int64, remainder: Int64
    ) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
