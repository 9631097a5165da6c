import Testing

@testable import EventsAPI

@Suite struct MemberTests {
    @Test(arguments: EventMember.allCases)
    func `null stands for absence`(_ member: EventMember) {
        let isRequired = member == .eventType || member == .title
        let name = "\(member.name)"
        let others = [#""eventType":"CUSTOM_INFO""#, #""title":"x""#].filter { !$0.contains(name) }
        let judgement = Judgement(#"{"\#(name)":null\#(others.map { ",\($0)" }.joined())}"#)
        #expect(judgement.violated == (isRequired ? ["\(name).missing"] : []))
        #expect(judgement.warnings.isEmpty)
    }

    @Test(arguments: EventMember.allCases)
    func `a name is known with its escapes decoded, and to the letter`(_ member: EventMember) {
        let name = "\(member.name)"
        let escaped = name.replacing("t", with: #"\u0074"#).replacing("e", with: #"\u0065"#)
        #expect(judge(escaped).warned.isEmpty)
        #expect(judge(name.uppercased()).warned == ["member.unknown"])
        #expect(judge(name + "s").warned == ["member.unknown"])
        #expect(judge(String(name.dropLast() + "_")).warned == ["member.unknown"])
    }

    @Test(arguments: [
        ("start", "startTime"), ("end", "endTime"), ("timeoutMinutes", "timeout"),
        ("attachRules", "entitySelector"), ("customProperties", "properties"),
        ("source", "the property dt.event.source"), ("timestamp", "startTime"),
        ("description", "the property dt.event.description"),
        ("allowDavisMerge", "the property dt.event.allow_davis_merge"),
        ("EventType", "eventType"), ("event_type", "eventType"), ("starttime", "startTime"),
        ("entity-selector", "entitySelector"), ("propertis", "properties"),
    ])
    func `an unknown name is told which one was meant`(_ given: String, _ meant: String) {
        #expect(
            UnknownMember(name: given).message
                == "'\(given)' is not a member of an event and is ignored; \(meant) was meant")
    }

    @Test(arguments: ["colour", "x", "", "nodeSelectorFilter"])
    func `a name that is like none gets no suggestion`(_ given: String) {
        #expect(UnknownMember(name: given).message.hasSuffix("is ignored"))
    }

    @Test(arguments: [
        (99_999_999, nil), (100_000_000, "seconds"), (1_795_411_200, "seconds"),
        (99_999_999_999, "seconds"), (100_000_000_000, nil), (1_795_411_200_123, nil),
        (99_999_999_999_999, nil), (100_000_000_000_000, "microseconds"),
        (1_795_411_200_123_456, "microseconds"), (1_795_411_200_123_456_789, "nanoseconds"),
        (Int64.max, "nanoseconds"), (0, nil), (-1, nil), (Int64.min, nil),
    ])
    func `a unit is told by the size of the number`(_ number: Int64, _ unit: String?) {
        #expect(TimeUnit(meantBy: number)?.rawValue == unit)
    }

    @Test(arguments: [
        ("{}", ["eventType.missing", "title.missing"]),
        (#"{"title":"x"}"#, ["eventType.missing"]),
        (#"{"eventType":true,"title":{}}"#, ["eventType.not-string", "title.not-string"]),
        (#"{"eventType":" ","title":"\u2028\u3000"}"#, ["eventType.blank", "title.blank"]),
        (#"{"eventType":"CUSTOM_INFO","title":"\u200b"}"#, []),
        (#"{"eventType":"CUSTOM_INFO","title":"\u00a0x"}"#, []),
        (
            #"{"eventType":"CUSTOM_INFO","title":"x","entitySelector":" "}"#,
            ["entitySelector.syntax"]
        ),
        (#"{"eventType":"CUSTOM_INFO","title":"x","properties":""}"#, ["properties.not-object"]),
        (#"{"eventType":"CUSTOM_INFO","title":"x","timeout":1e99}"#, ["timeout.out-of-range"]),
        (
            #"{"eventType":"CUSTOM_INFO","title":"x","timeout":[1,{"y":2}]}"#,
            ["timeout.not-integer"]
        ),
    ])
    func `the shape of members is judged`(_ body: String, _ rules: [String]) {
        #expect(Judgement(body).violated == rules)
    }

    private func judge(_ name: String) -> Judgement {
        Judgement(#"{"\#(name)":null}"#)
    }
}
