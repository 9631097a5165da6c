import Testing

@testable import EventsAPI

/// For every limit the last value that keeps it and the first that breaks it.
@Suite struct BoundaryTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let rule: String
        let kept: String
        let broken: String
        var type = "CUSTOM_INFO"

        var testDescription: String { "\(rule) of \(type)" }
    }

    private static let now = Judgement.now.milliseconds
    private static let hour = 3_600_000 as Int64
    private static let minute = 60_000 as Int64
    private static let day = 24 * hour

    static let times = EventType.allCases.flatMap { type in
        let (past, future) = type.isProblemOpening ? (6 * hour, 5 * minute) : (30 * day, 7 * day)
        let selector = #""entitySelector":"type(HOST)","startTime":"#
        return [
            Case(
                rule: "startTime.too-old", kept: "\(selector)\(now - past)",
                broken: "\(selector)\(now - past - 1)", type: "\(type.wireName)"),
            Case(
                rule: "startTime.too-far-ahead", kept: "\(selector)\(now + future)",
                broken: "\(selector)\(now + future + 1)", type: "\(type.wireName)"),
        ]
    }

    static let others = [
        Case(
            rule: "endTime.before-start", kept: #""startTime":\#(now + 5),"endTime":\#(now + 5)"#,
            broken: #""startTime":\#(now + 5),"endTime":\#(now + 4)"#),
        Case(
            rule: "endTime.before-start", kept: #""endTime":\#(now)"#,
            broken: #""endTime":\#(now - 1)"#),
        Case(
            rule: "startTime.out-of-range", kept: #""startTime":-9223372036854775808"#,
            broken: #""startTime":-9223372036854775809"#),
        Case(
            rule: "endTime.out-of-range", kept: #""endTime":9223372036854775807"#,
            broken: #""endTime":9223372036854775808"#),
        Case(rule: "timeout.too-small", kept: #""timeout":1"#, broken: #""timeout":0"#),
        Case(rule: "timeout.capped", kept: #""timeout":360"#, broken: #""timeout":361"#),
        Case(
            rule: "timeout.out-of-range", kept: #""timeout":2147483647"#,
            broken: #""timeout":2147483648"#),
        Case(
            rule: "timeout.out-of-range", kept: #""timeout":-2147483648"#,
            broken: #""timeout":-2147483649"#),
        Case(rule: "timeout.not-integer", kept: #""timeout":1.0e1"#, broken: #""timeout":1.01e1"#),
    ]

    static let lengths = ["x", "é", "漢", "🚀", #"\n"#, #"\u00e9"#, #"\ud83d\ude80"#].flatMap {
        unit in
        [
            Case(
                rule: "properties.key.too-long", kept: properties(key: unit * 100),
                broken: properties(key: unit * 101)),
            Case(
                rule: "properties.value.too-long", kept: properties(value: unit * 4096),
                broken: properties(value: unit * 4097)),
            Case(
                rule: "entitySelector.too-long", kept: selector(unit * 1978),
                broken: selector(unit * 1979)),
        ]
    }

    static let counts = [
        Case(
            rule: "properties.too-many", kept: properties(count: 100, ""),
            broken: properties(count: 101, "")),
        Case(
            rule: "properties.too-many", kept: properties(count: 100, #","a":null,"b":null"#),
            broken: properties(count: 100, #","a":null,"b":0"#)),
        Case(
            rule: "properties.too-many", kept: properties(count: 100, #","0":"x","0":"y""#),
            broken: properties(count: 100, #","0":"x","00":"y""#)),
        Case(
            rule: "properties.value.too-long",
            kept: #""properties":{"x":\#("1" * 4096)}"#,
            broken: #""properties":{"x":\#("1" * 4097)}"#),
    ]

    @Test(arguments: times + others + lengths + counts)
    func `a limit is kept at its last value and broken at the next`(_ limit: Case) {
        #expect(!rules(limit.kept, limit.type).contains(limit.rule))
        #expect(rules(limit.broken, limit.type).contains(limit.rule))
    }

    private func rules(_ members: String, _ type: String) -> [String] {
        let judgement = Judgement(#"{"eventType":"\#(type)","title":"x",\#(members)}"#)
        return judgement.violated + judgement.warned
    }

    private static func properties(key: String) -> String { #""properties":{"\#(key)":"x"}"# }

    private static func properties(value: String) -> String { #""properties":{"x":"\#(value)"}"# }

    private static func properties(count: Int, _ more: String) -> String {
        let list = (0..<count).map { #""\#($0)":"x""# }.joined(separator: ",")
        return #""properties":{\#(list)\#(more)}"#
    }

    /// What stands around the name takes 22 characters of the 2,000.
    private static func selector(_ name: String) -> String {
        #""entitySelector":"type(A),entityName(\"\#(name)\")""#
    }
}

private func * (unit: String, count: Int) -> String { String(repeating: unit, count: count) }
