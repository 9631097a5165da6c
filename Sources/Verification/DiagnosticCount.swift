/// How many payloads were judged, and what was said about them.
package struct DiagnosticCount: Equatable, Sendable {
    package private(set) var files = 0
    package private(set) var errors = 0
    package private(set) var warnings = 0

    package init() {}

    /// Counts one payload and what its check has found.
    package mutating func add(_ diagnostics: [Diagnostic]) {
        files += 1
        for diagnostic in diagnostics {
            switch diagnostic.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            }
        }
    }
}

extension DiagnosticCount: CustomStringConvertible {
    /// `2 files, 1 error, 3 warnings`.
    package var description: String {
        [counted(files, "file"), counted(errors, "error"), counted(warnings, "warning")]
            .joined(separator: ", ")
    }

    private func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}
