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
    package static let contentEncodingUnsupported = answer(
        415, "request.content-encoding.unsupported",
        "The public API takes contents that are encoded by gzip or deflate, or not at all",
        "Extend event observability; contract 0.5", .assumed)
    package static let contentEncodingCorrupt = answer(
        400, "request.content-encoding.corrupt",
        "An encoded content is one whole stream of its coding", "RFC 9110 section 8.4.1", .assumed)
    package static let contentTypeUnsupported = answer(
        415, "request.content-type",
        "The public API takes contents of the type application/json, or of none",
        "POST an event; contract 0.5", .assumed)
    package static let tokenUnknown = answer(
        401, "request.token", "The public API is called with an API token that it knows",
        "Tokens and authentication; contract 5", .observed)
    package static let scopeMissing = answer(
        403, "request.scope", "The token has the scope that the endpoint asks for",
        "Tokens and authentication; contract 3.4", .observed)
    package static let queryInvalid = answer(
        400, "query.parameter", "The parameters of a query are such as the endpoint documents",
        "GET list events; contract 4", .documented)
    package static let resourceUnknown = answer(
        404, "query.unknown", "What is asked for by its id or name is there",
        "Response codes; contract 3.5", .documented)
    package static let recordUnreadable = answer(
        500, "query.unreadable", "The record can be read", "RFC 9110 section 15.6.1", .assumed)
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
        requestTimeout, connectionsExhausted, contentEncodingUnsupported, contentEncodingCorrupt,
        contentTypeUnsupported, tokenUnknown, scopeMissing, queryInvalid, resourceUnknown,
        recordUnreadable,
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
