/// A day of the Gregorian calendar and the second within it, in UTC.
struct CivilDate: Equatable {
    let year: Int
    /// 1 to 12.
    let month: Int
    /// 1 to 31.
    let day: Int
    /// 0 is Sunday.
    let weekday: Int
    let secondOfDay: Int

    /// Counts in eras of 400 years that start on a 1st of March, so that a leap day ends a year.
    init(secondsSince1970: Int) {
        let days = Self.floor(secondsSince1970, 86_400)
        secondOfDay = secondsSince1970 - days * 86_400
        // 1970-01-01 was a Thursday.
        weekday = days + 4 - 7 * Self.floor(days + 4, 7)

        // 719,468 days lie between 0000-03-01 and 1970-01-01, 146,097 in an era.
        let marchDays = days + 719_468
        let era = Self.floor(marchDays, 146_097)
        let dayOfEra = marchDays - era * 146_097
        let leapDays = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leapDays) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        // Five months from March on have 153 days, over and over.
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// The quotient rounded towards minus infinity.
    private static func floor(_ dividend: Int, _ divisor: Int) -> Int {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
