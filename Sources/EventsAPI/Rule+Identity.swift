/// What an event is, and what it is about.
extension Rule {
    static let eventTypeMissing = refusal(
        "eventType.missing", "An event has a type", "POST an event; contract 2.1", .documented)
    static let eventTypeNotString = refusal(
        "eventType.not-string", "The event type is a string",
        "POST an event; contract 2.1", .documented)
    static let eventTypeBlank = refusal(
        "eventType.blank", "The event type is not blank",
        "POST an event; contract 2.2", .documented)
    static let eventTypeUnknown = refusal(
        "eventType.unknown", "The event type is one of the eleven that may be ingested",
        "POST an event; contract 2.2", .documented)

    static let titleMissing = refusal(
        "title.missing", "An event has a title", "POST an event; contract 2.1", .documented)
    static let titleNotString = refusal(
        "title.not-string", "The title is a string", "POST an event; contract 2.1", .documented)
    static let titleBlank = refusal(
        "title.blank", "The title has a character that is not white space",
        "JSON schema of the extensions SDK; contract 2.6", .assumed)

    static let selectorNotString = refusal(
        "entitySelector.not-string", "The entity selector is a string",
        "POST an event; contract 2.1", .documented)
    static let selectorTooLong = refusal(
        "entitySelector.too-long", "The entity selector has at most 2,000 characters",
        "Entity selector; contract 2.5", .documented)
    static let selectorSyntax = refusal(
        "entitySelector.syntax", "The entity selector keeps the grammar of entity selectors",
        "Entity selector; contract 2.5", .documented)
    static let selectorNoTypeOrID = refusal(
        "entitySelector.no-type-or-id", "The entity selector has type(…) or entityId(…)",
        "Entity selector; contract 2.5", .documented)
    static let selectorNotHost = status(
        .invalidEntityType, "entitySelector.not-host",
        "MARKED_FOR_TERMINATION is about hosts only", "Event categories; contract 2.5", .assumed)
    /// Only a judge with an inventory can break it.
    static let selectorNoMatch = Rule(
        id: "entitySelector.no-match", effect: .noReport,
        summary: "The entity selector matches an entity",
        source: "GHA PR #544; contract 2.5", certainty: .observed)
    static let selectorMissing = warning(
        "entitySelector.missing",
        "An event that opens a problem selects the entities that have the problem",
        "POST an event; contract 0.5", .assumed)

    static let ofIdentity: [Rule] = [
        eventTypeMissing, eventTypeNotString, eventTypeBlank, eventTypeUnknown, titleMissing,
        titleNotString, titleBlank, selectorNotString, selectorTooLong, selectorSyntax,
        selectorNoTypeOrID, selectorNotHost, selectorNoMatch, selectorMissing,
    ]
}
