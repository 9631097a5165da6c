import EventsAPI
import JSONParsing
import Testing
import Verification

struct PayloadCheckTests {
    /// 2026-11-23T05:20:00Z.
    private static let now = Timestamp(milliseconds: 1_795_411_200_000)

    private static func check(_ payload: String, isStrict: Bool = false) -> [String] {
        let bytes = Array(payload.utf8)
        return PayloadCheck(isStrict: isStrict).check(bytes.span, name: "p.json", at: now)
            .map(\.description)
    }

    @Test(arguments: [
        #"{"eventType":"AVAILABILITY_EVENT","title":"x","entitySelector":"type(HOST)"}"#,
        #"{"eventType":"CUSTOM_INFO","title":"Demo title"}"#,
        #"""
        {
          "eventType": "CUSTOM_DEPLOYMENT",
          "title": "Deploy shop 1.4.2",
          "timeout": 30,
          "entitySelector": "type(SERVICE),entityName.equals(shop)",
          "properties": {"dt.event.deployment.version": "1.4.2", "source": "ci"}
        }
        """#,
    ])
    func `a payload that keeps the contract is passed over in silence`(_ payload: String) {
        #expect(Self.check(payload).isEmpty)
        #expect(Self.check(payload, isStrict: true).isEmpty)
    }

    @Test
    func `a missing member is placed at the opening brace`() {
        let payload = "\n  {\"eventType\":\"CUSTOM_INFO\"}"
        #expect(
            Self.check(payload) == ["p.json:2:3: error: title: must not be null [title.missing]"])
    }

    @Test
    func `a value is placed at its first character`() {
        let found = Self.check(#"{"title":"Größe","eventType":"FOO"}"#)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("p.json:1:30: error: eventType: 'FOO' must be any") == true)
        #expect(found.first?.hasSuffix(" [eventType.unknown]") == true)
    }

    @Test
    func `a key is placed at its quotation mark`() {
        let found = Self.check(
            #"""
            {"eventType":"CUSTOM_INFO","title":"x",
             "properties":{"":"x"}}
            """#)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("p.json:2:16: error: properties.: ") == true)
        #expect(found.first?.hasSuffix("[properties.key.empty]") == true)
    }

    @Test
    func `a status of a result is an error that names it`() {
        let found = Self.check(
            #"{"eventType":"CUSTOM_INFO","title":"x","startTime":1700000000000}"#)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("p.json:1:52: error: startTime: ") == true)
        #expect(
            found.first?.hasSuffix(" (result status INVALID_TIMESTAMPS) [startTime.too-old]")
                == true)
    }

    @Test
    func `what is accepted but not meant is a warning, and an error to the strict`() {
        let payload = #"{"eventType":"CUSTOM_INFO","title":"x","timeout":361}"#
        let found = Self.check(payload)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("p.json:1:50: warning: timeout: ") == true)
        #expect(found.first?.hasSuffix(" [timeout.capped]") == true)
        #expect(Self.check(payload, isStrict: true).first?.contains(": error: timeout: ") == true)
    }

    @Test
    func `all that is wrong is told, in the order of the text`() {
        let found = Self.check(
            #"""
            {
              "eventType": "FOO",
              "colour": "red",
              "timeout": 0,
              "properties": {"list": [], "number": 1}
            }
            """#)
        let places = found.map { $0.split(separator: " ", maxSplits: 2).prefix(2).joined() }
        #expect(
            places == [
                "p.json:1:1:error:", "p.json:2:16:error:", "p.json:3:3:warning:",
                "p.json:4:14:error:", "p.json:5:26:error:", "p.json:5:40:warning:",
            ])
    }

    @Test(arguments: [
        ("", 1, 1), ("{", 1, 2), ("{\"a\":1,\n}", 2, 1), ("[1]x", 1, 4), ("{\"ü\" 1}", 1, 6),
    ])
    func `what is no JSON is placed where it ends to be`(
        _ payload: String, _ line: Int, _ column: Int
    ) {
        let found = Self.check(payload)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("p.json:\(line):\(column): error: Malformed JSON") == true)
        #expect(found.first?.hasSuffix("[json.malformed]") == true)
    }

    @Test
    func `a body larger than the API takes is refused for that alone`() {
        let space = String(repeating: " ", count: PayloadCheck.maximumBytes - 2)
        #expect(Self.check("[]" + space).first?.hasSuffix("[body.not-object]") == true)
        let found = Self.check("[]" + space + " ")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("p.json:1:1: error: ") == true)
        #expect(found.first?.hasSuffix(" (status 413) [request.too-large]") == true)
    }

    @Test
    func `findings beyond those that are listed are counted`() {
        let keys = (0..<1_000).map { "\"dt.x\($0)\":\"\"" }.joined(separator: ",")
        let found = Self.check(
            #"{"eventType":"CUSTOM_INFO","title":"x","properties":{\#(keys)}}"#)
        // That there are too many is a matter of shape, and counted apart.
        #expect(found.count == 1 + Verdict.maximumFindings + 1)
        #expect(found.last?.contains(" more of such findings are not listed") == true)
    }
}
