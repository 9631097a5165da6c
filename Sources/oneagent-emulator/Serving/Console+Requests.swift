import ByteBuffers
import Emulator
import EventsAPI

extension Console {
    /// One readable line for a request: time, verdict, event type, title; and below it every
    /// reason, when it was refused or something was surely not meant.
    func show(_ report: RequestReport) {
        guard says(.info) else { return }
        var lines = [summary(of: report)]
        lines += report.violations.map { reason($0, colored("✗", .red)) }
        lines += report.warnings.map { reason($0, colored("!", .yellow)) }
        if let hint = report.hint { lines.append("               → \(hint)") }
        say(.info, lines.joined(separator: "\n"))
    }

    private func summary(of report: RequestReport) -> String {
        let title = report.title.map(\.printable)
        let subject =
            switch (report.eventType, title) {
            case (let type?, let title?) where title.contains { $0 != " " }: "\(type)  \(title)"
            case (let type?, _): type
            case (nil, let title?): "(no known type)  \(title)"
            case (nil, nil) where report.method.isEmpty: "(no request that can be read)"
            case (nil, nil): "\(report.method) \(report.target)".printable
            }
        return "\(colored(report.time.timeOfDay, .dim))  \(report.status)  \(verdict(of: report))  "
            + subject
    }

    private func verdict(of report: RequestReport) -> String {
        if report.isRecorded { return colored("accepted", .green) }
        if report.isQuery, report.status < 300 { return colored("answered", .green) }
        return colored(report.status < 300 ? "dropped " : "refused ", .red)
    }

    private func reason(_ finding: Finding, _ mark: String) -> String {
        let subject = finding.path.isEmpty ? "" : "\(finding.path): "
        return "             \(mark) \((subject + finding.message).printable) [\(finding.rule.id)]"
    }
}

extension Timestamp {
    /// `05:20:00.123`, in UTC as the record has it.
    fileprivate var timeOfDay: String {
        var text = ByteBuffer()
        append(to: &text)
        let whole = String(text.span)
        return String(whole.drop { $0 != "T" }.dropFirst().dropLast())
    }
}

extension String {
    /// The text on one line, without what would drive a terminal, and cut where it is long: telling
    /// of a request is not to take longer than answering it.
    var printable: String {
        var text = ""
        for (place, scalar) in unicodeScalars.enumerated() {
            if place == 1_000 { return text + "…" }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                text += scalar.escaped(asASCII: true)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
