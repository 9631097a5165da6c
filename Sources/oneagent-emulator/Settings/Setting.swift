import ArgumentParser

/// An option with a value: from its flag, else from its environment variable, else its default.
///
/// It is declared once, by `@Option("port", "…", takes: "port", else: 14499)`; the name of the
/// variable and what `--help` says about it follow from that.
struct Setting<Value: SettingValue> {
    let option: String
    var given: Value?

    /// Puts what was chosen in place of the default, when anything was.
    ///
    /// - Throws: `ValidationError` for a variable that does not read as a value.
    func apply(to place: inout Value, _ environment: Environment) throws {
        place = try chosen(environment) ?? place
    }

    func apply(to place: inout Value?, _ environment: Environment) throws {
        place = try chosen(environment) ?? place
    }

    private func chosen(_ environment: Environment) throws -> Value? {
        if let given { return given }
        guard let text = environment.text(of: option) else { return nil }
        guard let value = Value(settingText: text) else {
            throw Environment.refusal(of: text, for: option, expected: Value.expectation)
        }
        return value
    }
}

extension Option {
    init<Chosen>(
        _ name: String, _ abstract: String, takes valueName: String,
        else standard: Chosen? = nil
    ) where Value == Setting<Chosen> {
        let help = ArgumentHelp(twinOf: name, abstract, valueName, standard?.settingText)
        let unset = Setting<Chosen>(option: name)
        self.init(wrappedValue: unset, name: .customLong(name), help: help) { text in
            guard let value = Chosen(settingText: text) else {
                throw ValidationError("It takes \(Chosen.expectation).")
            }
            return Setting(option: name, given: value)
        }
    }
}

extension ArgumentHelp {
    init(
        twinOf option: String, _ abstract: String, _ valueName: String? = nil,
        _ standard: String? = nil
    ) {
        let ending = standard.map { " (default: \($0))" } ?? ""
        let variable = Environment.variable(twinOf: option)
        self.init("\(abstract)\(ending) [\(variable)]", valueName: valueName)
    }
}
