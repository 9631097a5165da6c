/// A predefined key with what `/eventProperties` tells of it (contract 4.9).
struct DescribedKey {
    let key: PredefinedKey
    let displayName: StaticString
    let description: StaticString

    init(
        _ name: StaticString, _ value: PredefinedKey.Value, _ displayName: StaticString,
        _ description: StaticString
    ) {
        key = PredefinedKey(name: name, value: value)
        self.displayName = displayName
        self.description = description
    }
}
