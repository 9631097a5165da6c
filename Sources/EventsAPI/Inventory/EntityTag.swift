/// A tag of an entity, as it stands in entities and in events (contract 4.2).
package struct EntityTag: Sendable, Equatable {
    /// The context of custom tags, which no text of a tag shows.
    package static let contextless = "CONTEXTLESS"

    /// Where the tag comes from, as the API writes it: `CONTEXTLESS`, `KUBERNETES`.
    package let context: String
    package let key: String
    /// Nil for a tag that is a key only.
    package let value: String?
    /// `key`, `key:value` or `[context]key:value`.
    package let stringRepresentation: String

    /// Without a `stringRepresentation` it is made of the rest.
    package init(
        context: String = contextless, key: String, value: String? = nil,
        stringRepresentation: String? = nil
    ) {
        self.context = context
        self.key = key
        self.value = value
        self.stringRepresentation =
            stringRepresentation
            ?? Self.text(context: context == Self.contextless ? nil : context, key, value)
    }

    private static func text(context: String?, _ key: String, _ value: String?) -> String {
        let prefix = context.map { "[\($0)]" } ?? ""
        return "\(prefix)\(key)\(value.map { ":\($0)" } ?? "")"
    }
}

extension EntityTag {
    /// Reads a tag as a selector writes it: `[AWS]stage:prod`, `stage:prod` or `easytravel`, with a
    /// backslash before a colon that separates nothing. Nil when there is no key.
    ///
    /// SEL: "Tags in [context]key:value, key:value, and value formats are detected and parsed
    /// automatically."
    package init?(parsing text: String) {
        var rest = text.unicodeScalars[...]
        var written: String?
        if rest.first == "[", let end = rest.firstIndex(of: "]") {
            written = String(rest[..<end].dropFirst())
            rest = rest[end...].dropFirst()
        }
        let colon = Self.separator(in: rest) ?? rest.endIndex
        let key = Self.unescaped(rest[..<colon])
        guard !key.isEmpty, written?.isEmpty != true else { return nil }
        let value = colon == rest.endIndex ? nil : Self.unescaped(rest[colon...].dropFirst())
        self.init(
            context: written.map(Self.wireContext) ?? Self.contextless, key: key, value: value,
            stringRepresentation: Self.text(context: written, key, value))
    }

    /// Whether this is the tag that a selector's value asks for: tags are equal or not, a key alone
    /// is no tag with a value, and one without a context is contextless.
    ///
    /// SEL gives the operator EQUALS, and values as case-sensitive; selectors in the wild write
    /// `[Kubernetes]` as well as `[KUBERNETES]`, so that of a context is not.
    func isSame(as wanted: EntityTag) -> Bool {
        key.hasSameBytes(as: wanted.key) && hasSameValue(as: wanted)
            && (context == wanted.context
                || Self.wireContext(context) == Self.wireContext(wanted.context))
    }

    private func hasSameValue(as other: EntityTag) -> Bool {
        guard let value, let wanted = other.value else {
            return value == nil && other.value == nil
        }
        return value.hasSameBytes(as: wanted)
    }

    /// `Cloud Foundry` as the API writes it: `CLOUD_FOUNDRY`.
    private static func wireContext(_ written: String) -> String {
        var context = ""
        for scalar in written.uppercased().unicodeScalars {
            context.unicodeScalars.append(scalar == " " ? "_" : scalar)
        }
        return context
    }

    private static func separator(
        in text: Substring.UnicodeScalarView
    ) -> Substring.UnicodeScalarView.Index? {
        var isEscaped = false
        for index in text.indices {
            if text[index] == ":", !isEscaped { return index }
            isEscaped = text[index] == "\\"
        }
        return nil
    }

    private static func unescaped(_ text: Substring.UnicodeScalarView) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text {
            if scalar == ":", result.last == "\\" { result.removeLast() }
            result.append(scalar)
        }
        return String(result)
    }
}
