import Testing

@testable import EventsAPI

@Suite struct EventJudgeInventoryTests {
    private func judgement(
        _ members: String, isStrict: Bool = false, noMatch: SelectorNoMatch = .nothing
    ) throws -> Judgement {
        let shop = try #require(InventoryFixture.shop)
        return Judgement(
            #"{"title":"x",\#(members)}"#, isStrict: isStrict, among: shop, noMatch: noMatch)
    }

    @Test func `a correlation id is that of the same entity without an inventory`() throws {
        let event = #""eventType":"CUSTOM_INFO","entitySelector""#
        let matched = try judgement(#"\#(event):"type(HOST),tag(easytravel)""#)
        let named = Judgement(
            #"{"title":"x",\#(event):"entityId(HOST-0000000000000001)"}"#)
        #expect(matched.results == named.results)
        #expect(matched.answer == named.answer)
    }

    @Test(arguments: [
        #""eventType":"CUSTOM_INFO""#, #""eventType":"CUSTOM_INFO","entitySelector":"""#,
        #""eventType":"ERROR_EVENT""#, #""eventType":"MARKED_FOR_TERMINATION""#,
        #""eventType":"CUSTOM_INFO","entitySelector":"tag(x)""#,
        #""eventType":"CUSTOM_INFO","entitySelector":"type(HOST""#,
        #""eventType":"CUSTOM_INFO","entitySelector":7"#,
    ])
    func `an inventory changes nothing without a selector that can be read`(
        _ members: String
    ) throws {
        #expect(try judgement(members) == Judgement(#"{"title":"x",\#(members)}"#))
    }

    @Test func `a strict judge refuses what matches nothing`() throws {
        let members = #""eventType":"CUSTOM_INFO","entitySelector":"type(NONE)""#
        let judgement = try judgement(members, isStrict: true)
        #expect(judgement.outcome == .refused)
        #expect(judgement.answer.contains("no event without one [entitySelector.no-match]"))
    }

    @Test func `what matches nothing can be made an event of the environment`() throws {
        let members = #""eventType":"ERROR_EVENT","entitySelector":"type(NONE)""#
        let judgement = try judgement(members, noMatch: .environment)
        #expect(judgement.outcome == .accepted)
        #expect(judgement.findings.isEmpty)
        #expect(judgement.entityIDs == ["ENVIRONMENT-0000000000000001"])
        #expect(
            judgement.results == Judgement(#"{"title":"x","eventType":"ERROR_EVENT"}"#).results)
    }

    @Test(arguments: [
        ("type(HOST)", SelectorNoMatch.nothing, [], "OK OK OK"),
        ("type(SERVICE)", .nothing, ["entitySelector.not-host"], "INVALID_ENTITY_TYPE"),
        ("type(NONE)", .nothing, ["entitySelector.no-match"], ""),
        ("type(NONE)", .environment, ["entitySelector.not-host"], "INVALID_ENTITY_TYPE"),
    ])
    func `only hosts can be marked for termination`(
        _ selector: String, _ noMatch: SelectorNoMatch, _ rules: [String], _ statuses: String
    ) throws {
        let members = #""eventType":"MARKED_FOR_TERMINATION","entitySelector":"\#(selector)""#
        let judgement = try judgement(members, noMatch: noMatch)
        #expect(judgement.violated == rules)
        let told = judgement.results.map { "\($0.status.wireName)" }
        #expect(told.joined(separator: " ").hasPrefix(statuses))
        #expect(told.isEmpty == statuses.isEmpty)
    }

    @Test func `a broken status and a selector without a match leave no result`() throws {
        let members = #""eventType":"CUSTOM_INFO","entitySelector":"type(NONE)","startTime":0"#
        let judgement = try judgement(members)
        #expect(judgement.violated == ["entitySelector.no-match", "startTime.too-old"])
        #expect(judgement.answer == #"{"reportCount":0,"eventIngestResults":[]}"#)
        #expect(judgement.outcome == .notCreated)
    }

    @Test func `the same event matches what the time of each lets it match`() throws {
        let inventory = try EntityInventory(
            text: #"[{"entityId":"HOST-0000000000000001","lastSeenTms":1795411200123}]"#)
        let judge = EventJudge(provider: .oneAgent, isStrict: false, entities: inventory)
        let body = Array(
            #"{"title":"x","eventType":"CUSTOM_INFO","entitySelector":"type(\u0048OST)"}"#.utf8)
        let outcomes: [(Int64, Verdict.Outcome)] = [
            (24, .accepted), (25, .notCreated), (0, .accepted),
        ]
        for (hours, outcome) in outcomes {
            let now = Timestamp(
                milliseconds: Judgement.now.milliseconds + hours * 3_600_000)
            #expect(judge.judge(body.span, at: now).outcome == outcome)
        }
    }

    @Test func `entities of one event do not leak into the next`() throws {
        let shop = try #require(InventoryFixture.shop)
        let selectors = ["type(HOST)", "type(NONE)", "", "type(SERVICE)", "type(", "tag(x)"]
        let bodies = ["CUSTOM_INFO", "MARKED_FOR_TERMINATION", "NONE"].flatMap { type in
            selectors.map { #"{"title":"x","eventType":"\#(type)","entitySelector":"\#($0)"}"# }
        }
        for noMatch in SelectorNoMatch.allCases {
            let judge = EventJudge(
                provider: .oneAgent, isStrict: false, entities: shop, noMatch: noMatch)
            for (first, second) in bodies.flatMap({ first in bodies.map { (first, $0) } }) {
                for body in [first, second] {
                    let bytes = Array(body.utf8)
                    #expect(
                        Judgement(judge.judge(bytes.span, at: Judgement.now))
                            == Judgement(body, among: shop, noMatch: noMatch))
                }
            }
        }
    }
}
