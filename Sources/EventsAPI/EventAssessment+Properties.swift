import ByteBuffers
import JSONParsing

extension EventAssessment {
    private static let maximumProperties = 100
    private static let maximumKeyLength = 100
    private static let maximumValueLength = 4096

    mutating func judgeProperties(_ body: Span<UInt8>) {
        guard let value = outline[.properties] else { return }
        guard value.kind == .objectStart else {
            return findings.note(
                .propertiesNotObject, at: .value(value, of: .properties),
                "must be an object, not \(value.kind.phrase)")
        }
        noteRepeatedKeys(body)
        if outline.properties.count > Self.maximumProperties { judgeCount(at: value) }
        for place in 0..<outline.properties.count where !outline.properties.isOrdinary(at: place) {
            judge(outline.properties[place], body)
        }
    }

    private mutating func judge(_ property: Property, _ body: Span<UInt8>) {
        guard !property.isNull else { return noteNull(property, body) }
        judgeLengths(of: property, body)
        if isPlatformKey(property, body) { judgePlatformKey(property, body) }
    }

    /// A null drops its property, so that it does not count (contract 2.7).
    private mutating func judgeCount(at value: JSONToken) {
        let places = 0..<outline.properties.count
        let count = places.count { !outline.properties[$0].isNull }
        guard count > Self.maximumProperties else { return }
        findings.note(
            .propertiesTooMany, at: .value(value, of: .properties),
            "size must be between 0 and 100, not \(count)")
    }

    private mutating func noteRepeatedKeys(_ body: Span<UInt8>) {
        for key in outline.repeatedKeys {
            findings.note(
                .keyDuplicate, at: .property(key, body, at: key.start),
                "must stand only once; the last one counts")
        }
    }

    private mutating func noteNull(_ property: Property, _ body: Span<UInt8>) {
        findings.note(
            .valueNull, at: .value(of: property, body), "is null, and the property is dropped")
    }

    private mutating func judgeLengths(of property: Property, _ body: Span<UInt8>) {
        judgeLength(ofKey: property, body)
        switch property.value.kind {
        case .string: break
        case .objectStart, .arrayStart:
            return findings.note(
                .valueNested, at: .value(of: property, body),
                "must be a string, not \(property.value.kind.phrase)")
        default:
            findings.note(
                .valueCoerced, at: .value(of: property, body),
                "is \(property.value.kind.phrase), and becomes its text")
        }
        guard property.valueText.count > Self.maximumValueLength else { return }
        judgeLength(ofValue: property, body)
    }

    private mutating func judgeLength(ofKey property: Property, _ body: Span<UInt8>) {
        let key = property.key.content
        if key.isEmpty {
            return findings.note(.keyEmpty, at: .key(of: property, body), "key must not be empty")
        }
        guard key.count > Self.maximumKeyLength else { return }
        let count = JSONText.scalarCount(body, key)
        guard count > Self.maximumKeyLength else { return }
        findings.note(
            .keyTooLong, at: .key(of: property, body),
            "key length must be between 1 and 100, not \(count)")
    }

    private mutating func judgeLength(ofValue property: Property, _ body: Span<UInt8>) {
        let count = JSONText.scalarCount(body, property.valueText)
        guard count > Self.maximumValueLength else { return }
        findings.note(
            .valueTooLong, at: .value(of: property, body),
            "length must be between 0 and 4096, not \(count)")
    }
}
