package import ByteBuffers

extension Verdict {
    /// Appends the body of a 201: the reports that were made, and what became of each
    /// (contract 3.1).
    package func appendReply(to buffer: inout ByteBuffer) {
        assessment.reports.appendReply(to: &buffer)
    }

    /// Appends the body of a 400, with everything that refuses the event (contract 3.4).
    ///
    /// A status that a 201 would have told is not in it, unless the judge is strict.
    package func appendRefusal(to buffer: inout ByteBuffer) {
        assessment.findings.refusal.append(to: &buffer)
    }
}

extension ReportList {
    fileprivate func appendReply(to buffer: inout ByteBuffer) {
        buffer.append(#"{"reportCount":"#)
        buffer.append(decimal: createdCount)
        buffer.append(#","eventIngestResults":["#)
        for place in results.indices {
            if place > 0 { buffer.append(UInt8(ascii: ",")) }
            results[place].append(to: &buffer)
        }
        buffer.append("]}")
    }

    /// Only OK results are counted (contract 0.5).
    private var createdCount: Int {
        var count = 0
        for result in results where result.status == .ok { count += 1 }
        return count
    }
}

extension EventResult {
    fileprivate func append(to buffer: inout ByteBuffer) {
        buffer.append(#"{"correlationId":""#)
        buffer.append(hexadecimal: correlationID)
        buffer.append(#"","status":""#)
        buffer.append(status.wireName)
        buffer.append(#""}"#)
    }
}

extension FindingList {
    fileprivate var refusal: ErrorEnvelope {
        if let malformed = violations.first(where: { $0.rule == .jsonMalformed }) {
            return ErrorEnvelope(code: 400, message: malformed.message)
        }
        let refusing = violations.filter { $0.rule.effect == .refusal || isStrict }
        var told = refusing.map(\.violation)
        let unlisted = unlistedRefusals + (isStrict ? unlistedStatuses : 0)
        if unlisted > 0 {
            told.append(
                ConstraintViolation(
                    path: "", message: "\(unlisted) further violations are not listed"))
        }
        return ErrorEnvelope(violations: told)
    }
}

extension Finding {
    /// The finding as the envelope tells it. What only a strict judge refuses names its rule,
    /// because the API itself would not say it (contract 0.5).
    fileprivate var violation: ConstraintViolation {
        let text = rule.effect == .refusal ? message : "\(message) [\(rule.id)]"
        return ConstraintViolation(path: path, message: text, location: location)
    }
}
