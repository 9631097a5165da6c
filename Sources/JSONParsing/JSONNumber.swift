/// Reads number literals exactly: never by way of a floating-point number.
package enum JSONNumber {
    /// A number literal taken as a 64-bit integer.
    package enum Integer: Equatable, Sendable {
        case integer(Int64)
        /// It has a fraction that is not nought.
        case fractional
        /// It is an integer, but below -2^63 or above 2^63 - 1.
        case outOfRange
    }

    /// The integer that a number literal is: `1.0`, `1e3` and `10e-1` are integers, too.
    ///
    /// The range is that of a number token. The cost grows with its length only, never with the
    /// size of the number.
    package static func integer(_ text: Span<UInt8>, _ range: Range<Int>) -> Integer {
        shortInteger(text, range) ?? DecimalLiteral(text, range).integer(text)
    }

    /// Answers for plain digits that cannot overflow: the literals of everyday.
    private static func shortInteger(_ text: Span<UInt8>, _ range: Range<Int>) -> Integer? {
        let isNegative = text[range.lowerBound] == UInt8(ascii: "-")
        guard range.count <= 18 else { return nil }
        var value: Int64 = 0
        for at in (isNegative ? range.lowerBound + 1 : range.lowerBound)..<range.upperBound {
            let digit = text[at] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int64(digit)
        }
        return .integer(isNegative ? -value : value)
    }
}
