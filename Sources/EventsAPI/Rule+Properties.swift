/// The properties of an event, their keys and their values.
extension Rule {
    static let propertiesNotObject = refusal(
        "properties.not-object", "The properties are a JSON object",
        "POST an event; contract 2.1", .documented)
    static let propertiesTooMany = refusal(
        "properties.too-many", "An event has at most 100 properties",
        "POST an event; contract 2.7", .documented)

    static let keyEmpty = refusal(
        "properties.key.empty", "The key of a property is not empty", "contract 2.7", .assumed)
    static let keyTooLong = refusal(
        "properties.key.too-long", "The key of a property has at most 100 characters",
        "POST an event; contract 2.7", .documented)
    static let keyDuplicate = warning(
        "properties.key.duplicate", "A key stands once; of several properties the last one counts",
        "Event analysis and correlation; contract 2.7", .assumed)
    static let keyReserved = status(
        .invalidMetadata, "properties.key.reserved",
        "A key that starts with dt. belongs to a namespace that may be written",
        "POST an event; contract 2.7", .assumed)
    static let keyReadOnly = status(
        .invalidMetadata, "properties.key.read-only",
        "A key that the platform alone writes is left to it", "GET event properties; contract 2.7",
        .assumed)
    static let keyUnknown = warning(
        "properties.key.unknown", "A key under dt.event. or dt.davis. is one that has a meaning",
        "GET event properties; contract 2.7", .assumed)
    static let keyNotBinding = warning(
        "properties.key.not-binding",
        "What an event is about is said by entitySelector; a dt.entity. key does not bind it",
        "POST an event in its older wording; contract 2.7", .documented)

    static let valueNested = refusal(
        "properties.value.nested", "The value of a property is no object and no array",
        "POST an event; contract 2.1 and 2.7", .documented)
    static let valueTooLong = refusal(
        "properties.value.too-long", "The value of a property has at most 4,096 characters",
        "POST an event; contract 2.7", .documented)
    static let valueCoerced = warning(
        "properties.value.coerced",
        "The value of a property is a string; a number or boolean becomes its JSON text",
        "Version detection strategies; contract 2.7", .observed)
    static let valueNull = warning(
        "properties.value.null", "The value of a property is a string; null drops the property",
        "contract 2.7", .assumed)
    static let valueNotBoolean = status(
        .invalidMetadata, "properties.value.not-boolean",
        "A key whose value is a boolean has true or false", "POST an event; contract 2.7",
        .assumed)
    static let valueNotNumber = status(
        .invalidMetadata, "properties.value.not-number",
        "A key whose value is a number has a whole number of minutes or seconds",
        "POST an event; contract 2.7", .assumed)

    static let ofProperties: [Rule] = [
        propertiesNotObject, propertiesTooMany, keyEmpty, keyTooLong, keyDuplicate, keyReserved,
        keyReadOnly, keyUnknown, keyNotBinding, valueNested, valueTooLong, valueCoerced, valueNull,
        valueNotBoolean, valueNotNumber,
    ]
}
