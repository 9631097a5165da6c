/// A point in time as `firstSeenTms`, `from` and `to` take it (contract 4.6), not yet held against
/// the present.
package enum TimeExpression: Equatable, Sendable {
    /// A unit of relative time; its raw value is the letter that writes it.
    package enum Unit: UInt8, Sendable {
        case minutes = 0x6D
        case hours = 0x68
        case days = 0x64
        case weeks = 0x77
        case months = 0x4D
        case years = 0x79
    }

    /// Milliseconds since 1970, UTC.
    case instant(milliseconds: Int64)
    /// So many units from now, the past being negative, then floored to the start of `alignment`.
    case relative(amount: Int64, unit: Unit, alignment: Unit?)
}

extension TimeExpression {
    /// Reads a whole text: `1611554221123`, `2021-01-25T05:57:01.123+01:00`, `now-1y/w` or `-7d`.
    ///
    /// Nil when it is none of these, when a date or a time of day does not exist, and when the
    /// number does not fit.
    package init?(_ text: Span<UInt8>) {
        var reader = TimeReader(text.count)
        guard let expression = Self.read(&reader, text), reader.isAtEnd else { return nil }
        self = expression
    }

    private static func read(_ reader: inout TimeReader, _ text: Span<UInt8>) -> TimeExpression? {
        if reader.take("now", text) { return relative(&reader, text) }
        if reader.next(text) == UInt8(ascii: "-") { return relative(&reader, text) }
        if reader.byte(at: 4, text) == UInt8(ascii: "-") { return date(&reader, text) }
        guard let milliseconds = reader.number(text, digits: 1...19) else { return nil }
        return .instant(milliseconds: milliseconds)
    }

    private static func relative(
        _ reader: inout TimeReader, _ text: Span<UInt8>
    ) -> TimeExpression? {
        var amount: Int64 = 0
        var unit = Unit.minutes
        let isPast = reader.take("-", text)
        if isPast || reader.take("+", text) {
            guard let number = reader.number(text, digits: 1...9),
                let letter = reader.unit(text)
            else { return nil }
            amount = isPast ? -number : number
            unit = letter
        }
        guard reader.take("/", text) else {
            return .relative(amount: amount, unit: unit, alignment: nil)
        }
        guard let alignment = reader.unit(text) else { return nil }
        return .relative(amount: amount, unit: unit, alignment: alignment)
    }

    private static func date(_ reader: inout TimeReader, _ text: Span<UInt8>) -> TimeExpression? {
        guard let days = reader.days(text), reader.take("T", text) || reader.take(" ", text),
            let milliseconds = reader.timeOfDay(text), let zone = reader.zoneMinutes(text)
        else { return nil }
        return .instant(milliseconds: days * 86_400_000 + milliseconds - zone * 60_000)
    }
}
