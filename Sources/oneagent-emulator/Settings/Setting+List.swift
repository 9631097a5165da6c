import ArgumentParser

extension Option where Value == [String] {
    /// An option that may be given several times; in the environment its values stand in a row,
    /// with commas between them, but for tokens, which have commas themselves.
    init(listed name: String, _ abstract: String, takes valueName: String) {
        let help = ArgumentHelp(twinOf: name, "\(abstract); may be given several times", valueName)
        self.init(wrappedValue: [], name: .customLong(name), help: help)
    }
}

extension Environment {
    /// What was given, else what the variable of `option` lists.
    func list(_ given: [String], for option: String) -> [String] {
        let values = given.isEmpty ? [text(of: option) ?? ""] : given
        return values.flatMap { $0.split(separator: ",") }
            .map { String($0.trimmingPrefix(while: \.isWhitespace)) }
            .filter { !$0.isEmpty }
    }
}
