import ByteBuffers
import JSONParsing

extension EventAssessment {
    /// Whether a key starts with `dt.`; one with escapes is looked at more closely.
    func isPlatformKey(_ property: Property, _ body: Span<UInt8>) -> Bool {
        property.key.hasEscapes || body.has(#""dt."#, at: property.key.start)
    }

    /// Judges a key of the platform's vocabulary, and its value (contract 2.7).
    mutating func judgePlatformKey(_ property: Property, _ body: Span<UInt8>) {
        if let key = predefinedKeys.find(property, body) {
            return judge(property, of: key.value, body)
        }
        switch namespace(of: property, body) {
        case .free, .writable: return
        case .predefined: judgeOtherPredefined(property, body)
        case .entity:
            findings.note(
                .keyNotBinding, at: .key(of: property, body),
                "does not bind the event to an entity; entitySelector does")
        case .reserved:
            findings.note(
                .keyReserved, at: .key(of: property, body),
                "must not start with dt. unless with dt.event., dt.davis. or dt.entity.")
        }
    }

    private mutating func namespace(of property: Property, _ body: Span<UInt8>) -> KeyNamespace {
        guard property.key.hasEscapes else {
            return KeyNamespace(of: body.extracting(property.key.content))
        }
        var key = takeDecodedText()
        JSONText.appendDecoded(body, property.key.content, to: &key)
        let namespace = KeyNamespace(of: key.span)
        decodedText = key
        return namespace
    }

    private mutating func judge(
        _ property: Property, of value: PredefinedKey.Value, _ body: Span<UInt8>
    ) {
        switch value {
        case .text: return
        case .correlationTag: if !property.isNested { correlationTag = property }
        case .boolean: judgeBoolean(property, body)
        case .number: judgeNumber(property, body)
        case .readOnly, .readOnlyNumber: noteReadOnly(property, body)
        }
    }

    private mutating func judgeOtherPredefined(_ property: Property, _ body: Span<UInt8>) {
        let key = JSONText.decoded(body, property.key.content)
        guard !key.hasPrefix("\(PredefinedKey.baselinePrefix)") else {
            return noteReadOnly(property, body)
        }
        findings.note(.keyUnknown, at: .key(of: property, body), UnknownKey(name: key).message)
    }

    private mutating func noteReadOnly(_ property: Property, _ body: Span<UInt8>) {
        findings.note(
            .keyReadOnly, at: .key(of: property, body), "is written by the platform alone")
    }
}
