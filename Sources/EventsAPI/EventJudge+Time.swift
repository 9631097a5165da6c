import ByteBuffers
import JSONParsing

extension EventJudge {
    private static let maximumTimeout = 360

    func judgeTimes(_ body: Span<UInt8>, at now: Timestamp) {
        let start = time(.startTime, not: .startTimeNotInteger, beyond: .startTimeOutOfRange, body)
        let end = time(.endTime, not: .endTimeNotInteger, beyond: .endTimeOutOfRange, body)
        if let start { judgeStart(start, at: now) }
        if let end { judgeEnd(end, after: start, at: now) }
    }

    /// contract 2.4: from 1; more than 360 becomes that without an error.
    func judgeTimeout(_ body: Span<UInt8>) {
        guard let value = outline[.timeout],
            let minutes = integer(
                value, of: .timeout, not: .timeoutNotInteger, beyond: .timeoutOutOfRange, body)
        else { return }
        if Int32(exactly: minutes) == nil {
            verdict.note(
                .timeoutOutOfRange, at: .value(value, of: .timeout),
                "must be a 32-bit integer, not \(minutes)")
        } else if minutes < 1 {
            verdict.note(
                .timeoutTooSmall, at: .value(value, of: .timeout),
                "must be greater than or equal to 1, not \(minutes)")
        } else if minutes > Self.maximumTimeout {
            verdict.note(
                .timeoutCapped, at: .value(value, of: .timeout),
                "is at most 360 minutes; \(minutes) counts as that")
        }
    }

    private func time(
        _ member: EventMember, not notInteger: Rule, beyond outOfRange: Rule, _ body: Span<UInt8>
    ) -> Timestamp? {
        guard let value = outline[member],
            let number = integer(value, of: member, not: notInteger, beyond: outOfRange, body)
        else { return nil }
        return Timestamp(milliseconds: number)
    }

    private func integer(
        _ value: JSONToken, of member: EventMember, not notInteger: Rule, beyond outOfRange: Rule,
        _ body: Span<UInt8>
    ) -> Int64? {
        guard value.kind == .number else {
            verdict.note(
                notInteger, at: .value(value, of: member),
                "must be an integer, not \(value.kind.phrase)")
            return nil
        }
        switch JSONNumber.integer(body, value.range) {
        case .integer(let number): return number
        case .fractional:
            verdict.note(
                notInteger, at: .value(value, of: member),
                "must be an integer, not \(String(body.extracting(value.range)).shortened)")
        case .outOfRange:
            verdict.note(
                outOfRange, at: .value(value, of: member),
                "must be a 64-bit integer, not \(String(body.extracting(value.range)).shortened)")
        }
        return nil
    }
}
