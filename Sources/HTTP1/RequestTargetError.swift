/// Why a request target is refused, with status 400.
package enum RequestTargetError: Error, Equatable, Sendable, CaseIterable {
    case malformed, fragment, invalidAuthority, invalidEscape

    /// The status to answer.
    package var status: Int { 400 }

    /// A short sentence that says the rule.
    package var explanation: String {
        switch self {
        case .malformed: "A request target is a path that starts with a slash, or an http URL."
        case .fragment: "A request target has no fragment."
        case .invalidAuthority: "The authority of a URL is a host, and a port where need be."
        case .invalidEscape: "A percent sign is followed by two digits, and escapes are UTF-8."
        }
    }
}
