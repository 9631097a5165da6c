import EventsAPI
import Testing

struct EventSelectorTests {
    static let accepted = SelectorFixture.read("event-selectors", "accepted.txt")
    static let refused = SelectorFixture.read("event-selectors", "refused.txt")

    @Test func `the fixtures are there`() {
        #expect(Self.accepted.count >= 30)
        #expect(Self.refused.count >= 50)
    }

    @Test(arguments: accepted)
    func `an accepted selector is read as its fixture says`(_ fixture: SelectorFixture) throws {
        #expect("= \(try EventSelectorReading.rendered(fixture.text))" == fixture.outcome)
        #expect(try EventSelector(fixture.text).text == fixture.text)
    }

    @Test(arguments: refused)
    func `a refused selector is refused where the caret stands`(_ fixture: SelectorFixture) throws {
        let error = try #require(EventSelectorReading.error(in: fixture.text))
        let column = String(decoding: fixture.text.utf8.prefix(error.offset), as: UTF8.self).count
        let caret = String(repeating: " ", count: column) + "^"
        #expect("\(caret) \(EventSelectorReading.name(of: error))" == fixture.outcome)
    }

    @Test(arguments: refused)
    func `every refusal is explained in a short sentence`(_ fixture: SelectorFixture) throws {
        let error = try #require(EventSelectorReading.error(in: fixture.text))
        #expect(10...200 ~= error.explanation.count)
        #expect(error.explanation.last != ".")
    }

    @Test(arguments: accepted)
    func `every prefix is read or refused inside of it`(_ fixture: SelectorFixture) {
        for count in 0..<fixture.text.unicodeScalars.count {
            let prefix = String(String.UnicodeScalarView(fixture.text.unicodeScalars.prefix(count)))
            guard let error = EventSelectorReading.error(in: prefix) else {
                #expect(prefix.last { $0 != " " } == ")")
                continue
            }
            #expect(0...prefix.utf8.count ~= error.offset)
        }
    }

    @Test(arguments: ["\t", "\n", "\r\n", "   "])
    func `tabs and line ends are white space`(_ space: String) throws {
        let parts = ["status", "(", "OPEN", ")", ",", "property.a", "(", "b", ",", #""c""#, ")"]
        let text = space + parts.joined(separator: space) + space
        #expect(try EventSelectorReading.rendered(text) == "status[|OPEN|] property:a[|b|c|]")
    }

    @Test(arguments: [
        ("", #"a criterion such as status("OPEN") must stand here (column 1)"#),
        ("staus(OPEN)", "no such criterion; status was meant (column 1)"),
        ("under_maintenance(true)", "no such criterion; underMaintenance was meant (column 1)"),
        ("propertys.a(1)", "no such criterion; property was meant (column 1)"),
        (
            "mzId(1)",
            "no such criterion; there are eventId, entityId, status, managementZoneId, eventType, "
                + "correlationId, underMaintenance, suppressAlert, suppressProblem, frequentEvent, "
                + "property (column 1)"
        ),
        ("status.eq(OPEN)", "status takes no operator (column 7)"),
        ("property(a)", "property must be followed by a full stop and a key (column 9)"),
        ("status(open)", "the status must be OPEN or CLOSED (column 8)"),
        ("frequentEvent(1)", "the value must be true or false (column 15)"),
        (
            "property.ü(ö),status(OPEN,CLOSED)",
            "this criterion takes one value; quote a text that has a comma (column 26)"
        ),
    ])
    func `an error is told with its column in scalars`(_ text: String, _ message: String) throws {
        let error = try #require(EventSelectorReading.error(in: text))
        let bytes = Array(text.utf8)
        #expect(error.message(in: bytes.span) == "Event selector parse error: \(message)")
    }

    @Test(arguments: ["(", "status(", "property.", "a(", "\"", "\\", ",", "eventId(\"", " "])
    func `sixty thousand characters of punctuation are refused, and quickly`(
        _ part: String
    ) throws {
        let text = String(String(repeating: part, count: 60_000).prefix(60_000))
        let error = try #require(EventSelectorReading.error(in: text))
        #expect(0...text.utf8.count ~= error.offset)
    }
}
