import ByteBuffers

/// A value in the parentheses of a criterion, and what some criteria demand of it.
struct SelectorValue {
    /// What stands between the quotes, escapes and all.
    let range: Range<Int>
    let hasEscapes: Bool

    /// Checks the value by the rules of its criterion; names and attributes may be any text.
    func validate(
        as kind: SelectorNode.Kind, in text: Span<UInt8>
    ) throws(SelectorError) {
        let start = range.lowerBound
        switch kind {
        case .type:
            guard Self.isType(range, in: text) else { throw .malformedType(at: start) }
        case .entityID:
            guard isEntityID(in: text) else { throw .malformedEntityID(at: start) }
        case .tag:
            guard !range.isEmpty else { throw .valueExpected(at: start) }
        case .managementZoneID:
            guard isNumber(in: text) else { throw .malformedManagementZoneID(at: start) }
        case .healthState:
            guard isHealthState(in: text) else { throw .unknownHealthState(at: start) }
        case .firstSeenBefore, .firstSeenAtOrBefore, .firstSeenAfter, .firstSeenAtOrAfter:
            guard TimeExpression(text.extracting(range)) != nil else {
                throw .malformedTime(at: start)
            }
        default: break
        }
    }

    /// The value without the backslashes that escape quotation marks and each other.
    func decoded(in text: Span<UInt8>) -> String {
        guard hasEscapes else { return String(text.extracting(range)) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        var offset = range.lowerBound
        while offset < range.upperBound {
            if SelectorCharacter.isEscape(at: offset, in: text) { offset += 1 }
            bytes.append(text[offset])
            offset += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether the value is one of the mandatory criteria's, well-formed.
    @inline(__always)
    static func isOfOneType(
        _ range: Range<Int>, as kind: SelectorNode.Kind, in text: Span<UInt8>
    ) -> Bool {
        switch kind {
        case .type: isType(range, in: text)
        case .entityID: SelectorValue(range: range, hasEscapes: false).isEntityID(in: text)
        default: false
        }
    }

    /// `process_group_instance`, `HOST`, `logistics:truck`: letter case does not matter.
    static func isType(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        var offset = range.lowerBound
        while offset < range.upperBound, SelectorCharacter.isOfType(text[offset]) { offset &+= 1 }
        return offset == range.upperBound && !range.isEmpty
    }

    /// Contract 2.5: the type, a hyphen and 16 upper-case hexadecimal digits.
    func isEntityID(in text: Span<UInt8>) -> Bool {
        let hyphen = range.upperBound - 17
        guard hyphen > range.lowerBound, text[hyphen] == UInt8(ascii: "-") else { return false }
        for offset in hyphen + 1..<range.upperBound {
            switch text[offset] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"):
                continue
            default: return false
            }
        }
        return isUpperCaseType(range.lowerBound..<hyphen, in: text)
    }

    private func isUpperCaseType(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
        for offset in range where UInt8(ascii: "a")...UInt8(ascii: "z") ~= text[offset] {
            return false
        }
        return Self.isType(range, in: text)
    }

    /// Ids of management zones are whole numbers, some of them negative or beyond 64 bits.
    private func isNumber(in text: Span<UInt8>) -> Bool {
        var start = range.lowerBound
        if !range.isEmpty, text[start] == UInt8(ascii: "-") { start += 1 }
        for offset in start..<range.upperBound {
            guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[offset] else { return false }
        }
        return start < range.upperBound
    }

    /// SEL: the value is case-sensitive.
    private func isHealthState(in text: Span<UInt8>) -> Bool {
        for offset in range where UInt8(ascii: "a")...UInt8(ascii: "z") ~= text[offset] {
            return false
        }
        return text.spells("HEALTHY", in: range) || text.spells("UNHEALTHY", in: range)
    }
}
