import ArgumentParser
import Glibc

/// Where the values of options come from when their flags are not given.
struct Environment: Sendable {
    /// The environment of this process.
    static let process = Environment { name in getenv(name).map { String(cString: $0) } }

    private let look: @Sendable (String) -> String?

    init(_ look: @escaping @Sendable (String) -> String?) {
        self.look = look
    }

    /// The variable that stands for an option: `ONEAGENT_EMULATOR_PORT` for `port`.
    static func variable(twinOf option: String) -> String {
        "ONEAGENT_EMULATOR_" + option.uppercased().replacing("-", with: "_")
    }

    /// The text of an option's variable; an empty one counts as not set.
    func text(of option: String) -> String? {
        guard let text = look(Self.variable(twinOf: option)), !text.isEmpty else { return nil }
        return text
    }

    /// The usage error for a variable whose text is not what its option takes.
    static func refusal(of text: String, for option: String, expected: String) -> ValidationError {
        ValidationError(
            "The environment has \(variable(twinOf: option))='\(text)'; it takes \(expected).")
    }
}
