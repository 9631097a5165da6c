/// A property key that has a meaning to the platform (contract 2.7).
struct PredefinedKey {
    let name: StaticString
    let value: Value

    /// What the platform demands of the key's value.
    enum Value {
        case text
        /// `true` or `false`, in any case.
        case boolean
        /// A whole number, of minutes or seconds.
        case number
        /// Splits the correlation of otherwise equal events (contract 0.5, correlationId).
        case correlationTag
        /// The platform alone writes the key.
        case readOnly
    }

    /// Keys that only the platform's own detection writes start so.
    static let baselinePrefix: StaticString = "dt.event.baseline."
}
