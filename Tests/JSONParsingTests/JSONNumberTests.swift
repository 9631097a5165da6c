import JSONParsing
import Testing

struct JSONNumberTests {
    private func integer(_ text: String) -> JSONNumber.Integer {
        let bytes = Array(text.utf8)
        return JSONNumber.integer(bytes.span, 0..<bytes.count)
    }

    @Test(
        arguments: [
            ("0", 0), ("-0", 0), ("0.0", 0), ("-0.0e5", 0), ("0e999999999", 0), ("0e-999999999", 0),
            ("7", 7), ("-7", -7), ("30", 30), ("1.0", 1), ("1e3", 1000), ("1E+3", 1000),
            ("10e-1", 1), ("-10e-1", -1), ("1.50e1", 15), ("12.50e2", 1250), ("100", 100),
            ("100e-2", 1), ("1000000e-6", 1), ("0.001e3", 1), ("0.0010e4", 10),
            ("1e18", 1_000_000_000_000_000_000),
            ("1763875200000", 1_763_875_200_000), ("999999999999999999", 999_999_999_999_999_999),
            ("1000000000000000000", 1_000_000_000_000_000_000),
            ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
            ("9223372036854775807.000", Int64.max), ("9.223372036854775807e18", Int64.max),
            ("-922337203685477580800e-2", Int64.min), ("0.9223372036854775807e19", Int64.max),
        ] as [(String, Int64)])
    func `a literal that is an integer is read exactly`(_ text: String, _ expected: Int64) {
        #expect(integer(text) == .integer(expected))
    }

    @Test(arguments: [
        "0.5", "1.5", "-0.1", "1e-1", "15e-1", "1.23e1", "1e-999999999", "0.1e-9999999999999999999",
        "9223372036854775807.5", "100000000000000000000.1", "1.0000000000000000000001",
    ])
    func `a fraction is told from an integer`(_ text: String) {
        #expect(integer(text) == .fractional)
    }

    @Test(arguments: [
        "9223372036854775808", "-9223372036854775809", "10000000000000000000", "1e19", "-1e19",
        "18446744073709551616", "99999999999999999999", "9.3e18", "1e999999999",
        "1e99999999999999999999999999", "-1e9223372036854775807", "0.1e9999999999999999999",
    ])
    func `an integer beyond 64 bits is told`(_ text: String) {
        #expect(integer(text) == .outOfRange)
    }

    @Test
    func `very long literals are read in proportion to their length`() {
        let zeros = String(repeating: "0", count: 100_000)
        #expect(integer("1" + zeros) == .outOfRange)
        #expect(integer("1\(zeros)e-100000") == .integer(1))
        #expect(integer("0.\(zeros)1e100001") == .integer(1))
        #expect(integer("0.\(zeros)1e100000") == .fractional)
        #expect(integer("7.\(zeros)") == .integer(7))
        #expect(integer("7.\(zeros)1") == .fractional)
        #expect(integer("1e\(zeros)3") == .integer(1000))
    }

    @Test
    func `integers written in any way are what they were`() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<2000 {
            let value = Int64(bitPattern: random.next()) >> Int64(random.next() % 63)
            let digits = String(value.magnitude)
            let sign = value < 0 ? "-" : ""
            let point = 1 + Int(random.next() % UInt64(digits.count))
            let fraction = digits.dropFirst(point) + "00"
            #expect(integer(sign + digits) == .integer(value))
            #expect(integer("\(sign)\(digits)000e-3") == .integer(value))
            #expect(
                integer("\(sign)\(digits.prefix(point)).\(fraction)e\(digits.count - point)")
                    == .integer(value))
        }
    }
}
