package import EventsAPI
import JSONParsing

/// Judges payloads without a server, as the OneAgent's endpoint would judge them.
package struct PayloadCheck {
    /// The largest body that the API takes, in bytes (contract 0.5, "Body limit").
    package static let maximumBytes = 1_048_576

    private let judge: EventJudge

    /// - Parameter isStrict: whether what is only warned about counts as an error.
    package init(isStrict: Bool) {
        judge = EventJudge(provider: .oneAgent, isStrict: isStrict)
    }

    /// Judges one payload.
    ///
    /// - Parameters:
    ///   - payload: the body that would be posted, whole.
    ///   - name: what the diagnostics call it.
    ///   - now: the moment at which it would be posted.
    /// - Returns: what is wrong in the order of the text, errors before warnings where both have
    ///   the same place; nothing when the API would take the event as it is meant.
    package func check(
        _ payload: Span<UInt8>, name: String, at now: Timestamp
    ) -> [Diagnostic] {
        guard payload.count <= Self.maximumBytes else {
            return [tooLarge(payload.count, name)]
        }
        let verdict = judge.judge(payload, at: now)
        let errors = verdict.violations.map { ($0, Diagnostic.Severity.error) }
        let warnings = verdict.warnings.map { ($0, Diagnostic.Severity.warning) }
        // The sort is stable, so errors stay before warnings.
        let listed = (errors + warnings).sorted { $0.0.offset < $1.0.offset }.map {
            Diagnostic($0, severity: $1, file: name, text: payload)
        }
        return listed + unlisted(verdict.unlistedFindings, behind: listed)
    }

    /// A verdict lists so many findings only, which a payload made by a machine may exceed.
    private func unlisted(_ count: Int, behind listed: [Diagnostic]) -> [Diagnostic] {
        guard count > 0, var note = listed.last else { return [] }
        note.message = "\(count) more of such findings are not listed"
        note.severity = listed.contains { $0.severity == .error } ? .error : .warning
        note.rule = "findings.unlisted"
        return [note]
    }

    /// The API looks at the size before it looks at anything in the body.
    private func tooLarge(_ count: Int, _ name: String) -> Diagnostic {
        Diagnostic(
            file: name, position: TextPosition(line: 1, column: 1), severity: .error,
            message:
                "must not be larger than \(Self.maximumBytes) bytes, not \(count) (status 413)",
            rule: Rule.contentTooLarge.id)
    }
}

extension Diagnostic {
    fileprivate init(
        _ finding: Finding, severity: Severity, file: String, text: Span<UInt8>
    ) {
        self.init(
            file: file, position: TextPosition(of: finding.offset, in: text), severity: severity,
            message: finding.diagnosis, rule: finding.rule.id)
    }
}

extension Finding {
    /// The message with what it is about in front and, for a rule that the API answers with 201,
    /// what of that answer tells the producer.
    fileprivate var diagnosis: String {
        let subject = path.isEmpty ? message : "\(path): \(message)"
        return switch rule.effect {
        case .status(let status): "\(subject) (result status \(status.wireName))"
        case .noReport: "\(subject) (reportCount 0)"
        case .refusal, .answer, .warning: subject
        }
    }
}
