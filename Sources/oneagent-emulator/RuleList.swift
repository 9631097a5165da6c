import ByteBuffers
import EventsAPI
import JSONParsing

/// The rules, written for people and for programs.
struct RuleList {
    private let rules: [Rule]

    init(_ rules: [Rule]) {
        self.rules = rules
    }

    /// A table with a line for each rule.
    var text: String {
        let rows = rules.map { [$0.id, $0.effect.summary, $0.certainty.rawValue] }
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return zip(rules, rows).map { rule, row in
            let cells = zip(row, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.count)
            }
            return "\(cells.joined(separator: "  "))  \(rule.summary) (\(rule.source))\n"
        }.joined()
    }

    /// An array with an object for each rule, a line each.
    var json: String {
        var text = ByteBuffer()
        for (index, rule) in rules.enumerated() {
            text.append(index == 0 ? "[\n" : ",\n")
            append(rule, to: &text)
        }
        text.append("\n]\n")
        return String(text.span)
    }

    private func append(_ rule: Rule, to text: inout ByteBuffer) {
        text.append(#"{"id":"#)
        text.append(jsonString: rule.id)
        let shown = rule.effect.summary
        switch rule.effect {
        case .answer, .refusal: text.append(text: #","effect":"refusal","status":\#(shown)"#)
        case .status: text.append(text: #","effect":"result","status":"\#(shown)""#)
        case .noReport, .warning: text.append(text: #","effect":"\#(shown)""#)
        }
        text.append(#","certainty":"#)
        text.append(jsonString: rule.certainty.rawValue)
        text.append(#","summary":"#)
        text.append(jsonString: rule.summary)
        text.append(#","source":"#)
        text.append(jsonString: rule.source)
        text.append("}")
    }
}

extension Rule.Effect {
    /// What of an answer shows that the rule was broken.
    fileprivate var summary: String {
        switch self {
        case .answer(let status): String(status)
        case .refusal: "400"
        case .status(let status): "\(status.wireName)"
        case .noReport: "no-report"
        case .warning: "warning"
        }
    }
}
