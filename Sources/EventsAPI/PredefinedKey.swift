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
        /// The same, and its value is a measurement.
        case readOnlyNumber
    }

    /// Whether an event that is ingested may have the key.
    var isWritable: Bool {
        switch value {
        case .readOnly, .readOnlyNumber: false
        case .text, .boolean, .number, .correlationTag: true
        }
    }

    /// Whether the key's value is any text.
    var isText: Bool {
        switch value {
        case .text, .correlationTag, .readOnly: true
        case .boolean, .number, .readOnlyNumber: false
        }
    }

    /// Keys that only the platform's own detection writes start so.
    static let baselinePrefix: StaticString = "dt.event.baseline."
}
