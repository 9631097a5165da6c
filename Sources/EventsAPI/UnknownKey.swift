/// A key of the platform's vocabulary that has no meaning there, and what was meant by it.
struct UnknownKey {
    let name: String

    var message: String {
        let text = "has no meaning to the platform"
        guard let meant = NameSuggestion.nearest(to: name, among: Self.names) else { return text }
        return "\(text); \(meant) was meant"
    }

    private static let names = PredefinedKeys.all.map { "\($0.name)" }
}
