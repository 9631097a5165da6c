import ByteBuffers
import EventsAPI
import JSONParsing

extension ByteBuffer {
    /// Appends `"violations":[…],"warnings":[…]` as the journal has them; nothing when there are
    /// neither. `unlisted` others are counted behind them.
    mutating func append(
        violations: [Finding], warnings: [Finding], unlisted: Int = 0, of content: Span<UInt8>
    ) {
        guard !violations.isEmpty || !warnings.isEmpty else { return }
        append(#""violations":["#)
        append(violations, of: content)
        append(#"],"warnings":["#)
        append(warnings, of: content)
        append("]")
        guard unlisted > 0 else { return }
        append(#","unlistedFindings":"#)
        append(decimal: unlisted)
    }

    private mutating func append(_ findings: [Finding], of content: Span<UInt8>) {
        for (place, finding) in findings.enumerated() {
            if place > 0 { append(",") }
            append(finding, of: content)
        }
    }

    private mutating func append(_ finding: Finding, of content: Span<UInt8>) {
        append(#"{"rule":"#)
        append(jsonString: finding.rule.id)
        append(#","pointer":"#)
        append(jsonString: finding.pointer)
        if finding.location == .payloadBody {
            let position = TextPosition(of: finding.offset, in: content)
            append(#","line":"#)
            append(decimal: position.line)
            append(#","column":"#)
            append(decimal: position.column)
        } else {
            append(#","line":null,"column":null"#)
        }
        append(#","message":"#)
        append(jsonString: finding.message)
        append("}")
    }
}
