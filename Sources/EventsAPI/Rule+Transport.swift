/// What is asked of the request around an event, before the event is looked at.
///
/// The Events API knows nothing of HTTP; these are told to it by those who do, so that one table
/// holds every rule that the emulator enforces.
extension Rule {
    package static let pathUnknown = answer(
        404, "request.path", "The path is one that is served here",
        "Extend event observability; contract 0.5", .assumed)
    package static let methodNotAllowed = answer(
        405, "request.method", "The method is one that the path takes",
        "Extend event observability; contract 0.5", .assumed)
    package static let contentEncodingRefused = answer(
        415, "request.content-encoding", "A OneAgent takes no encoded content",
        "Extend event observability; contract 0.5", .assumed)
    package static let contentTooLarge = answer(
        413, "request.too-large", "The content is not larger than 1 MiB, or what was configured",
        "Access limit; contract 6", .documented)
    package static let requestMalformed = answer(
        400, "request.malformed",
        "The request is HTTP/1.1 that can be read in one way only, with a head within the limits;"
            + " it may be answered 414, 431, 501 or 505 as well",
        "RFC 9110 and RFC 9112", .assumed)
    package static let requestTimeout = answer(
        408, "request.timeout", "Head and content of the request arrive in time",
        "RFC 9110 section 15.5.9", .assumed)
    package static let connectionsExhausted = answer(
        503, "request.too-many-connections", "There are not too many connections at once",
        "RFC 9110 section 15.6.4", .assumed)

    static let ofTransport: [Rule] = [
        pathUnknown, methodNotAllowed, contentEncodingRefused, contentTooLarge, requestMalformed,
        requestTimeout, connectionsExhausted,
    ]

    private static func answer(
        _ status: Int, _ id: String, _ summary: String, _ source: String, _ certainty: Certainty
    ) -> Rule {
        Rule(
            id: id, effect: .answer(status), summary: summary, source: source,
            certainty: certainty)
    }
}

extension Finding {
    /// A rule about the request around the event that was broken, as a whole or by one of its
    /// parts.
    package init(
        transport rule: Rule, message: String, path: String = "",
        location: ParameterLocation = .header
    ) {
        self.init(
            rule: rule, pointer: "", path: path, location: location, offset: 0, message: message)
    }
}
