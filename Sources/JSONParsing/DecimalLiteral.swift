/// A number literal as its significant digits and a power of ten: `12.50e3` is 125 times 10^2.
struct DecimalLiteral {
    private let isNegative: Bool
    /// From the first digit that is not 0 to the last such; the decimal point may lie between.
    private var significant: Range<Int>
    private var digitCount: Int
    private var powerOfTen: Int

    /// Takes apart a number token of the text.
    init(_ text: Span<UInt8>, _ range: Range<Int>) {
        isNegative = text[range.lowerBound] == UInt8(ascii: "-")
        significant = range.lowerBound..<range.lowerBound
        digitCount = 0
        powerOfTen = 0
        var pendingZeros = 0
        var isFraction = false
        var at = isNegative ? range.lowerBound + 1 : range.lowerBound
        while at < range.upperBound, text[at] | 0x20 != UInt8(ascii: "e") {
            defer { at += 1 }
            if text[at] == UInt8(ascii: ".") {
                isFraction = true
                continue
            }
            if isFraction { powerOfTen -= 1 }
            if text[at] == UInt8(ascii: "0") {
                if digitCount > 0 { pendingZeros += 1 }
                continue
            }
            if digitCount == 0 { significant = at..<at }
            digitCount += pendingZeros + 1
            significant = significant.lowerBound..<at + 1
            pendingZeros = 0
        }
        powerOfTen += pendingZeros + Self.exponent(text, at..<range.upperBound)
    }

    func integer(_ text: Span<UInt8>) -> JSONNumber.Integer {
        guard digitCount > 0 else { return .integer(0) }
        guard powerOfTen >= 0 else { return .fractional }
        // 2^63 has 19 digits.
        guard digitCount + powerOfTen <= 19 else { return .outOfRange }
        var magnitude: UInt64 = 0
        for at in significant where text[at] != UInt8(ascii: ".") {
            magnitude = magnitude * 10 + UInt64(text[at] - UInt8(ascii: "0"))
        }
        for _ in 0..<powerOfTen { magnitude *= 10 }
        guard isNegative else {
            return Int64(exactly: magnitude).map { .integer($0) } ?? .outOfRange
        }
        return magnitude <= Int64.min.magnitude
            ? .integer(Int64(truncatingIfNeeded: 0 &- magnitude)) : .outOfRange
    }

    /// The exponent, cut to a size that no text is long enough to make up for.
    private static func exponent(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
        let limit = Int.max / 32
        var value = 0
        var isNegative = false
        for at in range.dropFirst() {
            switch text[at] {
            case UInt8(ascii: "-"): isNegative = true
            case UInt8(ascii: "+"): break
            default: value = min(value * 10 + Int(text[at] - UInt8(ascii: "0")), limit)
            }
        }
        return isNegative ? -value : value
    }
}
