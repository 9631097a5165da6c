import JSONParsing

extension EventAssessment {
    /// contract 0.5: `true` or `false` in any case, as a boolean or as a string.
    mutating func judgeBoolean(_ property: Property, _ body: Span<UInt8>) {
        guard !property.isNested else { return }
        let text = JSONText.decoded(body, property.valueText)
        guard !["true", "false"].contains(text.lowercased()) else { return }
        findings.note(
            .valueNotBoolean, at: .value(of: property, body),
            "'\(text.shortened)' must be any of [true, false]")
    }

    /// A whole number in digits, as a number or as a string.
    mutating func judgeNumber(_ property: Property, _ body: Span<UInt8>) {
        guard !property.isNested else { return }
        let text = JSONText.decoded(body, property.valueText)
        let isWhole = text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard !isWhole || text.isEmpty || Int64(text) == nil else { return }
        findings.note(
            .valueNotNumber, at: .value(of: property, body),
            "'\(text.shortened)' must be a whole number")
    }
}
