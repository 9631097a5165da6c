import Testing

@testable import EventsAPI

@Suite struct CorrelationTests {
    private static let event = #""eventType":"CUSTOM_INFO","title":"x""#

    @Test(arguments: [
        ("", 0xcbf2_9ce4_8422_2325 as UInt64), ("a", 0xaf63_dc4c_8601_ec8c),
        ("foobar", 0x8594_4171_f739_67e8),
    ])
    func `the hash is FNV-1a of 64 bits`(_ text: String, _ value: UInt64) {
        var hash = FNV1a()
        let bytes = Array(text.utf8)
        hash.combine(bytes.span)
        #expect(hash.value == value)
    }

    @Test func `the id is the hash of provider, type, entity and title with NUL between them`() {
        #expect(
            id("{\(Self.event)}")
                == hash("AGENT_LOCAL_REST_API_INGEST\0CUSTOM_INFO\0ENVIRONMENT-0000000000000001\0x")
        )
        #expect(
            id("{\(Self.event)}", from: .rest)
                == hash("EVENTS_REST_API_INGEST\0CUSTOM_INFO\0ENVIRONMENT-0000000000000001\0x"))
    }

    @Test func `a correlation tag is hashed behind the title`() {
        let tag = #""properties":{"dt.event.correlation_tag":"blue"}"#
        #expect(
            id("{\(Self.event),\(tag)}")
                == hash(
                    "AGENT_LOCAL_REST_API_INGEST\0CUSTOM_INFO\0ENVIRONMENT-0000000000000001\0x\0blue"
                ))
    }

    @Test(arguments: [
        #"{"title":"x","eventType":"CUSTOM_INFO"}"#,
        #"{ "eventType":"CUSTOM\u005fINFO","title":"\u0078","timeout":7 }"#,
        #"{"eventType":"CUSTOM_INFO","title":"x","properties":{"build":"1"},"startTime":null}"#,
        #"{"eventType":"CUSTOM_INFO","title":"x","properties":{"dt.event.correlation_tag":null}}"#,
    ])
    func `order, white space, escapes and other members change nothing`(_ body: String) {
        #expect(id(body) == id("{\(Self.event)}"))
    }

    @Test(arguments: [
        #"{"eventType":"CUSTOM_INFO","title":"X"}"#,
        #"{"eventType":"CUSTOM_INFO","title":"x "}"#,
        #"{"eventType":"CUSTOM_ANNOTATION","title":"x"}"#,
        #"{"eventType":"CUSTOM_INFO","title":"x","entitySelector":"type(HOST)"}"#,
        #"{"eventType":"CUSTOM_INFO","title":"x","properties":{"dt.event.correlation_tag":""}}"#,
        #"{"eventType":"CUSTOM_INFO","title":"x","properties":{"dt.event.correlation_tag":"x"}}"#,
    ])
    func `title, type, entity and tag make another id`(_ body: String) {
        #expect(id(body) != id("{\(Self.event)}"))
    }

    @Test func `a selector of ids has one report for each, and for one given twice only one`() {
        let ids = ["HOST-0123456789ABCDEF", "HOST-FEDCBA9876543210", "HOST-0123456789ABCDEF"]
        let selector = #"entityId(\"\#(ids.joined(separator: #"\",\""#))\")"#
        let judgement = Judgement(#"{\#(Self.event),"entitySelector":"\#(selector)"}"#)
        #expect(judgement.entityIDs == Array(ids.prefix(2)))
        #expect(Set(judgement.results.map(\.correlationID)).count == 2)
        #expect(judgement.answer.hasPrefix(#"{"reportCount":2,"eventIngestResults":[{"#))
    }

    @Test func `entities that are known from the event before do not leak into the next`() {
        let bodies = [
            #"{\#(Self.event),"entitySelector":"type(HOST)"}"#,
            #"{"eventType":"CUSTOM_INFO","title":"y","entitySelector":"type(HOST)"}"#,
            #"{"eventType":"WARNING","title":"y","entitySelector":"type(HOST)"}"#,
            #"{"eventType":"WARNING","title":"y","entitySelector":"type(HOST"}"#,
            #"{"eventType":"WARNING","title":"y","entitySelector":"type(\u0048OST)"}"#,
            #"{"eventType":"WARNING","title":"y","entitySelector":""}"#,
            #"{"eventType":"NONE","title":"y","entitySelector":"type(SERVICE)"}"#,
            #"{"eventType":"MARKED_FOR_TERMINATION","title":"y","entitySelector":"type(SERVICE)"}"#,
            #"{"eventType":"MARKED_FOR_TERMINATION","title":"y","entitySelector":"type(host)"}"#,
            #"{"eventType":"MARKED_FOR_TERMINATION","title":"y","entitySelector":"type(HOSTS)"}"#,
            #"[]"#, #"{"#, #"{"eventType":"MARKED_FOR_TERMINATION","title":"y"}"#,
        ]
        let judge = EventJudge(provider: .oneAgent, isStrict: false)
        for (first, second) in bodies.flatMap({ first in bodies.map { (first, $0) } }) {
            for body in [first, second] {
                let bytes = Array(body.utf8)
                #expect(Judgement(judge.judge(bytes.span, at: Judgement.now)) == Judgement(body))
            }
        }
    }

    @Test func `the id of a made-up entity is of the selector's text and in capitals`() {
        let judgement = Judgement(
            #"{\#(Self.event),"entitySelector":"type(\"process_group_instance\"),tag(x)"}"#)
        let number = String(hash(#"type("process_group_instance"),tag(x)"#), radix: 16).uppercased()
        let digits = String(repeating: "0", count: 16 - number.count) + number
        #expect(judgement.entityIDs == ["PROCESS_GROUP_INSTANCE-\(digits)"])
    }

    private func id(_ body: String, from provider: EventProvider = .oneAgent) -> UInt64? {
        Judgement(body, from: provider).results.first?.correlationID
    }

    private func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
