import Testing

@testable import Emulator

@Suite struct EventFilterTests {
    private static let line =
        #"{"sequence":1,"title":"outer","event":{"eventType":"CUSTOM_INFO","title":"a\u00e9\"","#
        + #""title":"last","properties":{"s":"x","n":1.50,"t":true,"f":false,"z":null,"a":[],"#
        + #""dt.event.x":"y","":"empty"}}}"#

    private func isWanted(_ members: [(String, String)], _ line: String = line) -> Bool {
        var filter = EventFilter()
        for (name, value) in members {
            let isTaken = filter.take(name, value)
            #expect(isTaken)
        }
        return filter.isWanted(Array(line.utf8).span)
    }

    @Test(arguments: [
        ("eventType", "CUSTOM_INFO", true), ("eventType", "custom_info", false),
        ("title", "last", true), ("title", "outer", false), ("title", "", false),
        ("property.s", "x", true), ("property.s", "X", false), ("property.n", "1.50", true),
        ("property.n", "1.5", false), ("property.t", "true", true), ("property.f", "false", true),
        ("property.z", "", false), ("property.z", "null", false), ("property.a", "[]", false),
        ("property.dt.event.x", "y", true), ("property.none", "", false),
    ])
    func `an event is wanted for a member's text`(
        _ name: String, _ value: String, _ wanted: Bool
    ) {
        #expect(isWanted([(name, value)]) == wanted)
    }

    @Test func `all members have to be as asked for`() {
        #expect(isWanted([("title", "last"), ("property.s", "x")]))
        #expect(!isWanted([("title", "last"), ("property.s", "y")]))
        #expect(!isWanted([("title", "last"), ("title", "other")]))
        #expect(isWanted([]))
    }

    @Test(arguments: ["", "no JSON", "[]", "{}", #"{"event":null}"#, #"{"event":"title"}"#])
    func `what is no record line is never wanted for a member`(_ line: String) {
        #expect(!isWanted([("title", "last")], line))
        #expect(isWanted([], line))
    }

    @Test(arguments: ["", "property.", "sequence", "Title", "properties.s", "startTime"])
    func `another name is no member`(_ name: String) {
        var filter = EventFilter()
        let isTaken = filter.take(name, "x")
        #expect(!isTaken)
        #expect(filter.isEmpty)
    }
}
