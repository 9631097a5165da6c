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

    // MARK: Grammar (RFC 8259 section 6)

    /// The offset behind the number literal that begins at `offset` with a digit or minus sign.
    static func end(_ text: Span<UInt8>, from offset: Int) throws(JSONError) -> Int {
        let isNegative = text[offset] == UInt8(ascii: "-")
        let digits = isNegative ? offset &+ 1 : offset
        let end = try digitsEnd(text, from: digits)
        if text[digits] == UInt8(ascii: "0"), end > digits + 1 { throw .leadingZero(at: digits) }
        guard end < text.count, isFractionOrExponent(text[end]) else { return end }
        return try fractionAndExponentEnd(text, from: end)
    }

    private static func fractionAndExponentEnd(
        _ text: Span<UInt8>, from offset: Int
    ) throws(JSONError) -> Int {
        var at = offset
        if text[at] == UInt8(ascii: ".") { at = try digitsEnd(text, from: at + 1) }
        guard at < text.count, text[at] | 0x20 == UInt8(ascii: "e") else { return at }
        at += 1
        if at < text.count, text[at] == UInt8(ascii: "-") || text[at] == UInt8(ascii: "+") {
            at += 1
        }
        return try digitsEnd(text, from: at)
    }

    /// Behind the digits from `offset` on, of which there must be one at least.
    @inline(__always)
    private static func digitsEnd(
        _ text: Span<UInt8>, from offset: Int
    ) throws(JSONError) -> Int {
        var at = offset
        while at < text.count, text[unchecked: at] &- UInt8(ascii: "0") < 10 { at &+= 1 }
        guard at > offset else {
            throw at == text.count ? .unexpectedEnd(at: at) : .expectedDigit(at: at)
        }
        return at
    }

    private static func isFractionOrExponent(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
    }
}
