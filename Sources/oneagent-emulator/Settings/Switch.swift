import ArgumentParser

/// The options without a value: on by their flags, or by `1`, `true` or `yes` in the environment.
enum Switch: String {
    case activeGate = "activegate"
    case allowRemote = "allow-remote"
    case exitOnStandardInputClose = "exit-on-stdin-close"
    case exitWithParent = "exit-with-parent"
    case quiet
    case strict
    case synchronize = "fsync"

    /// Turns `place` on when the flag was given or the environment says so.
    ///
    /// - Throws: `ValidationError` for a variable that says neither yes nor no.
    func apply(_ isGiven: Bool, to place: inout Bool, _ environment: Environment) throws {
        if try isGiven || isOn(environment) { place = true }
    }

    private func isOn(_ environment: Environment) throws -> Bool {
        guard let text = environment.text(of: rawValue) else { return false }
        switch text.lowercased() {
        case "1", "true", "yes": return true
        case "0", "false", "no": return false
        default:
            throw Environment.refusal(
                of: text, for: rawValue, expected: "1, true, yes, 0, false or no")
        }
    }
}

extension Flag where Value == Bool {
    init(_ name: Switch, _ abstract: String) {
        let help = ArgumentHelp(twinOf: name.rawValue, abstract)
        self.init(wrappedValue: false, name: .customLong(name.rawValue), help: help)
    }
}
