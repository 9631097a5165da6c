import JSONParsing
import Testing

@testable import EventsAPI

@Suite struct EventTypeTests {
    @Test(arguments: EventType.allCases)
    func `a type is told by its wire name, escaped or not`(_ type: EventType) throws {
        let name = "\(type.wireName)"
        #expect(try read(name) == type)
        #expect(try read(escaped(name)) == type)
    }

    @Test(arguments: EventType.allCases)
    func `a name that differs in one letter is no type`(_ type: EventType) throws {
        let name = Array("\(type.wireName)".utf8)
        for place in name.indices {
            var other = name
            other[place] = other[place] | 0x20 == other[place] ? 0x58 : other[place] | 0x20
            #expect(try read(String(decoding: other, as: UTF8.self)) == nil)
        }
        #expect(try read("\(type.wireName)X") == nil)
        #expect(try read(String("\(type.wireName)".dropLast())) == nil)
    }

    @Test func `eleven types are known, five of them open problems`() {
        #expect(EventType.allCases.count == 11)
        let opening = EventType.allCases.filter(\.isProblemOpening)
        #expect(opening.count == 5)
        #expect(opening.allSatisfy { "\($0.severityLevel)" != "INFO" })
    }

    @Test(arguments: [
        ("RESOURCE_CONTENTION", "RESOURCE_CONTENTION_EVENT"), ("INFO_EVENT", "CUSTOM_INFO"),
        ("custom_deployment", "CUSTOM_DEPLOYMENT"), ("CUSTOM-ALERT", "CUSTOM_ALERT"),
        ("ERROR_EVNT", "ERROR_EVENT"), ("AVAILABILITY", "AVAILABILITY_EVENT"),
    ])
    func `a near miss is told what was meant`(_ given: String, _ meant: String) {
        let message = UnknownEventType(name: given).message
        #expect(message.hasPrefix("'\(given)' must be any of [AVAILABILITY_EVENT, CUSTOM_ALERT, "))
        #expect(message.hasSuffix("WARNING]; \(meant) was meant"))
    }

    @Test(arguments: ["my.custom.deployment", "", "FOO", String(repeating: "x", count: 500)])
    func `a name that is like none gets no suggestion`(_ given: String) {
        let message = UnknownEventType(name: given).message
        #expect(message.hasSuffix("WARNING]"))
        #expect(message.utf8.count < 400)
    }

    private func read(_ content: String) throws -> EventType? {
        let text = Array("\"\(content)\"".utf8)
        var reader = JSONReader()
        return EventType(text.span, try reader.next(text.span))
    }

    private func escaped(_ name: String) -> String {
        name.replacing("_", with: #"\u005f"#).replacing("R", with: #"\u0052"#)
            + (name.contains("_") || name.contains("R") ? "" : #"\u0000"#)
    }
}
