import ByteBuffers
import JSONParsing

extension EventAssessment {
    private static let maximumTimeout = 360

    mutating func judgeTimes(_ body: Span<UInt8>, at now: Timestamp) {
        let start = integer(.startTime, body).map(Timestamp.init(milliseconds:))
        let end = integer(.endTime, body).map(Timestamp.init(milliseconds:))
        if let start { judgeStart(start, at: now) }
        if let end { judgeEnd(end, after: start, at: now) }
    }

    /// contract 2.4: from 1; more than 360 becomes that without an error.
    mutating func judgeTimeout(_ body: Span<UInt8>) {
        guard let value = outline[.timeout], let minutes = integer(.timeout, body) else { return }
        if Int32(exactly: minutes) == nil {
            findings.note(
                .timeoutOutOfRange, at: .value(value, of: .timeout),
                "must be a 32-bit integer, not \(minutes)")
        } else if minutes < 1 {
            findings.note(
                .timeoutTooSmall, at: .value(value, of: .timeout),
                "must be greater than or equal to 1, not \(minutes)")
        } else if minutes > Self.maximumTimeout {
            findings.note(
                .timeoutCapped, at: .value(value, of: .timeout),
                "is at most 360 minutes; \(minutes) counts as that")
        }
    }

    private mutating func integer(_ member: EventMember, _ body: Span<UInt8>) -> Int64? {
        guard let value = outline[member] else { return nil }
        guard value.kind == .number else {
            findings.note(
                member.notIntegerRule, at: .value(value, of: member),
                "must be an integer, not \(value.kind.phrase)")
            return nil
        }
        switch JSONNumber.integer(body, value.range) {
        case .integer(let number): return number
        case .fractional:
            findings.note(
                member.notIntegerRule, at: .value(value, of: member),
                "must be an integer, not \(String(body.extracting(value.range)).shortened)")
        case .outOfRange:
            findings.note(
                member.outOfRangeRule, at: .value(value, of: member),
                "must be a \(member.bits)-bit integer, not "
                    + String(body.extracting(value.range)).shortened
            )
        }
        return nil
    }
}

extension EventMember {
    fileprivate var notIntegerRule: Rule {
        switch self {
        case .startTime: .startTimeNotInteger
        case .endTime: .endTimeNotInteger
        default: .timeoutNotInteger
        }
    }

    fileprivate var bits: Int { self == .timeout ? 32 : 64 }

    fileprivate var outOfRangeRule: Rule {
        switch self {
        case .startTime: .startTimeOutOfRange
        case .endTime: .endTimeOutOfRange
        default: .timeoutOutOfRange
        }
    }
}
