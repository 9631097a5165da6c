/// Times are written as in the control API: `250ms`, `5s`, `3m`, `1h`.
extension Duration: SettingValue {
    static var expectation: String { "a time such as 250ms, 5s or 3m" }

    private static let units: [(suffix: String, milliseconds: Int)] = [
        ("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000),
    ]

    init?(settingText: String) {
        // The first suffix that fits is the right one: `ms` stands before `s` and `m` does not end it.
        guard let unit = Self.units.first(where: { settingText.hasSuffix($0.suffix) }) else {
            return nil
        }
        let digits = settingText.dropLast(unit.suffix.count)
        guard digits.count <= 9, digits.allSatisfy(\.isASCII), digits.first?.isNumber == true,
            let count = Int(digits), count > 0
        else { return nil }
        self = .milliseconds(count * unit.milliseconds)
    }

    var settingText: String {
        let (seconds, attoseconds) = components
        let milliseconds = Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
        let unit = Self.units.last { milliseconds % $0.milliseconds == 0 }
        guard let unit else { return "\(milliseconds)ms" }
        return "\(milliseconds / unit.milliseconds)\(unit.suffix)"
    }
}
