/// The body as a whole, and the members of its object.
extension Rule {
    package static let contentTypeMissing = warning(
        "content-type.missing", "A request says that its content is application/json",
        "POST an event; contract 7.2", .assumed)
    package static let contentTypeNotJSON = warning(
        "content-type.not-json", "The content type is application/json",
        "POST an event; contract 7.2", .assumed)

    static let jsonMalformed = refusal(
        "json.malformed", "The body is one JSON text in UTF-8, nested at most 64 deep",
        "RFC 8259; Response codes; contract 3.3; the limit of depth is the emulator's own",
        .documented)
    static let bodyNotObject = refusal(
        "body.not-object", "The body is one JSON object: events are posted one by one",
        "POST an event; contract 2.8", .documented)
    static let memberUnknown = warning(
        "member.unknown", "The object has no members but the seven that the API knows",
        "Migrate from Events API v1 to v2; contract 2.8", .assumed)
    static let memberDuplicate = warning(
        "member.duplicate", "A member stands once in the object; of several the last one counts",
        "RFC 8259 section 4; contract 0.5", .assumed)

    static let ofTheBody: [Rule] = [
        contentTypeMissing, contentTypeNotJSON, jsonMalformed, bodyNotObject, memberUnknown,
        memberDuplicate,
    ]
}
