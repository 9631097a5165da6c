/// To which part of the platform's vocabulary a property key belongs (contract 0.5 and 2.7).
enum KeyNamespace {
    /// Outside of `dt.`: the producer's own.
    case free
    /// `dt.event.` and `dt.davis.`, where the predefined keys are.
    case predefined
    /// `dt.entity.`, which informs and does not bind.
    case entity
    /// Another one that may be written.
    case writable
    /// Any other under `dt.`.
    case reserved

    /// The namespace of a key whose escapes are decoded.
    init(of key: Span<UInt8>) {
        guard key.starts(with: "dt.") else {
            self = .free
            return
        }
        self = Self.underPlatformPrefix(key)
    }

    private static func underPlatformPrefix(_ key: Span<UInt8>) -> KeyNamespace {
        if key.starts(with: "dt.event.") || key.starts(with: "dt.davis.") { return .predefined }
        if key.starts(with: "dt.entity.") { return .entity }
        let prefixes: [StaticString] = ["dt.smartscape", "dt.source_entity", "dt.cost."]
        if prefixes.contains(where: { key.starts(with: $0) }) { return .writable }
        return isSecurityContext(key) ? .writable : .reserved
    }

    private static func isSecurityContext(_ key: Span<UInt8>) -> Bool {
        let name: StaticString = "dt.security_context"
        return key.count == name.utf8CodeUnitCount && key.starts(with: name)
    }
}
