import JSONParsing
import Testing
import Verification

struct DiagnosticTests {
    private static func diagnostic(
        _ severity: Diagnostic.Severity = .error, file: String = "payload.json",
        message: String = "message"
    ) -> Diagnostic {
        Diagnostic(
            file: file, position: TextPosition(line: 3, column: 14), severity: severity,
            message: message, rule: "rule.id")
    }

    @Test
    func `a diagnostic is written as compilers write it`() {
        #expect(
            Self.diagnostic().description == "payload.json:3:14: error: message [rule.id]")
        #expect(
            Self.diagnostic(.warning).description == "payload.json:3:14: warning: message [rule.id]"
        )
    }

    @Test(arguments: [
        ("a\nb", #"a\u{A}b"#), ("a\u{1B}[2Jb", #"a\u{1B}[2Jb"#), ("a\u{202E}b", #"a\u{202E}b"#),
        ("a\u{2028}b", #"a\u{2028}b"#), ("a\u{7F}b\u{9B}", #"a\u{7F}b\u{9B}"#),
        ("Größe 🙂 \\n", "Größe 🙂 \\n"),
    ])
    func `nothing in it breaks the line or leads a terminal astray`(
        _ text: String, _ printable: String
    ) {
        let diagnostic = Self.diagnostic(file: text, message: text)
        #expect(diagnostic.description == "\(printable):3:14: error: \(printable) [rule.id]")
    }

    @Test
    func `payloads, errors and warnings are counted`() {
        var count = DiagnosticCount()
        #expect(count.description == "0 files, 0 errors, 0 warnings")
        count.add([Self.diagnostic(.warning)])
        #expect(count.description == "1 file, 0 errors, 1 warning")
        count.add([Self.diagnostic(), Self.diagnostic(.warning), Self.diagnostic(.warning)])
        #expect(count.description == "2 files, 1 error, 3 warnings")
        #expect(count.errors == 1)
    }
}
