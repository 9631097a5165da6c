/// A path of the API that names something which is not there (contract 3.5).
package enum MissingResource: Equatable, Sendable {
    case event(id: String)
    case eventType(String)
    case eventProperty(key: String)

    /// The body of the 404; what is asked for is shortened to 60 characters.
    package var envelope: ErrorEnvelope { ErrorEnvelope(code: 404, message: message) }

    private var message: String {
        switch self {
        case .event(let id): "Event with ID '\(id.shortened)' not found."
        case .eventType(let type): "Event type '\(type.shortened)' not found."
        case .eventProperty(let key): "Event property '\(key.shortened)' not found."
        }
    }
}
