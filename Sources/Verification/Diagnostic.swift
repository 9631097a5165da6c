package import JSONParsing

/// One thing to say about a payload, as compilers say it (design, "Diagnostics").
package struct Diagnostic: Equatable, Sendable {
    package enum Severity: String, Sendable {
        /// The API refuses the event, or answers that it made none of it.
        case error
        /// The API takes the event, but surely not as it was meant.
        case warning
    }

    /// What the payload is called: the path of its file as it was given.
    package var file: String
    /// The offending value; the key for a rule about a key; the opening brace of the object for a
    /// missing member.
    package var position: TextPosition
    package var severity: Severity
    package var message: String
    /// The id of the rule that is broken.
    package var rule: String

    package init(
        file: String, position: TextPosition, severity: Severity, message: String, rule: String
    ) {
        self.file = file
        self.position = position
        self.severity = severity
        self.message = message
        self.rule = rule
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `payload.json:3:14: error: title: must not be null [title.missing]`, always on one line.
    package var description: String {
        let place = "\(printable(file)):\(position.line):\(position.column)"
        return "\(place): \(severity.rawValue): \(printable(message)) [\(rule)]"
    }
}

/// The text with everything escaped that could break a line or lead a terminal astray: it may be
/// made of what a payload says.
private func printable(_ text: String) -> String {
    var printable = ""
    for scalar in text.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
            printable += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        default: printable.unicodeScalars.append(scalar)
        }
    }
    return printable
}
