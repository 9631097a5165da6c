import JSONParsing

extension EventAssessment {
    mutating func judgeNames(_ body: Span<UInt8>) {
        for name in outline.repeatedNames {
            findings.note(
                .memberDuplicate, at: .name(name, body),
                "must stand only once; the last one counts")
        }
        for name in outline.unknownNames {
            findings.note(
                .memberUnknown, at: .name(name, body),
                UnknownMember(name: JSONText.decoded(body, name.content)).message)
        }
    }
}
