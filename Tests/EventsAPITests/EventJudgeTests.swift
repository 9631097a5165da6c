import ByteBuffers
import Foundation
import Testing

@testable import EventsAPI

@Suite struct EventJudgeTests {
    @Test func `an ordinary event is accepted and answered in one line`() {
        let judgement = Judgement(
            #"{"eventType":"CUSTOM_DEPLOYMENT","title":"Deploy shop 1.4.2","timeout":30,"#
                + #""entitySelector":"type(SERVICE),entityName.equals(shop)","#
                + #""properties":{"dt.event.deployment.version":"1.4.2","source":"ci"}}"#)
        #expect(judgement.outcome == .accepted)
        #expect(judgement.findings.isEmpty)
        #expect(judgement.entityIDs == ["SERVICE-A53FB628DD1A5339"])
        let result = #"{"correlationId":"d5c16c552e27fc8d","status":"OK"}"#
        #expect(judgement.answer == #"{"reportCount":1,"eventIngestResults":[\#(result)]}"#)
    }

    @Test func `a judge that has refused an event judges the next one afresh`() {
        let judge = EventJudge(provider: .oneAgent, isStrict: false)
        let bad = Array(#"{"title":5,"properties":{"a":1,"a":{}},"x":0}"#.utf8)
        let good = Array(#"{"eventType":"CUSTOM_INFO","title":"x"}"#.utf8)
        for _ in 0..<3 {
            #expect(Judgement(judge.judge(bad.span, at: Judgement.now)).violations.count == 3)
            let judgement = Judgement(judge.judge(good.span, at: Judgement.now))
            #expect(judgement.outcome == .accepted)
            #expect(judgement.findings.isEmpty)
            #expect(judgement.results.count == 1)
        }
    }

    @Test func `a verdict tells type, title and white space of the body`() {
        let judge = EventJudge(provider: .rest, isStrict: false)
        let body = Array(#"{ "eventType" : "CUSTOM_INFO", "title": "a\tb" }"#.utf8)
        let verdict = judge.judge(body.span, at: Judgement.now)
        #expect(verdict.eventType == .customInfo)
        #expect(Array(body[verdict.title]) == Array(#"a\tb"#.utf8))
        #expect(verdict.titleHasEscapes)
        #expect(verdict.insignificantBytes == 6)
    }

    @Test func `of a member that stands twice only the last one is judged`() {
        let judgement = Judgement(
            #"{"eventType":"x","title":"","timeout":0,"startTime":{},"entitySelector":"(","#
                + #""properties":{"":[]},"eventType":"CUSTOM_INFO","title":"x","timeout":1,"#
                + #""startTime":null,"entitySelector":"type(HOST)","properties":{}}"#)
        #expect(judgement.violations.isEmpty)
        #expect(judgement.warned == Array(repeating: "member.duplicate", count: 6))
        #expect(judgement.entityIDs == ["HOST-453710B058E867E0"])
    }

    @Test func `a strict judge names the rules that the API would not refuse by`() {
        let judgement = Judgement(
            #"{"eventType":"CUSTOM_INFO","title":"","timeout":400}"#, isStrict: true)
        #expect(judgement.violated == ["title.blank", "timeout.capped"])
        #expect(judgement.answer.contains(#""message":"must not be blank","#))
        #expect(judgement.answer.contains(#"400 counts as that [timeout.capped]""#))
    }

    @Test func `a finding of the transport stands in the answer as one of the header`() {
        let judgement = Judgement(
            #"{"eventType":"CUSTOM_INFO","title":"x"}"#, isStrict: true, noting: .contentTypeMissing
        )
        #expect(
            judgement.answer == #"{"error":{"code":400,"message":"Constraints violated.","#
                + #""constraintViolations":[{"path":"Content-Type","#
                + #""message":"must be application/json [content-type.missing]","#
                + #""parameterLocation":"HEADER","location":null}]}}"#)
    }

    @Test func `a refusal does not list the statuses that a 201 would have told`() {
        let judgement = Judgement(
            #"{"eventType":"CUSTOM_INFO","startTime":0,"properties":{"dt.foo":""}}"#)
        #expect(
            judgement.violated == ["title.missing", "startTime.too-old", "properties.key.reserved"])
        #expect(judgement.answer.contains(#""path":"title""#))
        #expect(!judgement.answer.contains("startTime"))
        #expect(judgement.results.isEmpty)
    }

    @Test(arguments: [
        (#""startTime":0,"properties":{"dt.foo":""}"#, "INVALID_ENTITY_TYPE"),
        (
            #""entitySelector":"type(HOST)","startTime":0,"properties":{"dt.foo":""}"#,
            "INVALID_TIMESTAMPS"
        ),
        (#""entitySelector":"type(HOST)","properties":{"dt.foo":""}"#, "INVALID_METADATA"),
        (#""entitySelector":"type(HOST)""#, "OK"),
    ])
    func `of several statuses the first in the vendor's order is answered`(
        _ members: String, _ status: String
    ) {
        let judgement = Judgement(
            #"{"eventType":"MARKED_FOR_TERMINATION","title":"x",\#(members)}"#)
        #expect(judgement.answer.contains(#""status":"\#(status)""#))
        #expect(judgement.answer.contains(#""reportCount":\#(status == "OK" ? 1 : 0),"#))
        #expect(judgement.outcome == (status == "OK" ? .accepted : .notCreated))
    }

    @Test func `violations of shape are told whatever else is wrong, and counted beyond the limit`()
    {
        let reserved = (0..<300).map { #""dt.x\#($0)":"""# }
        let nested = (0..<210).map { #""x\#($0)":[]"# }
        let properties = (reserved + nested).joined(separator: ",")
        let judge = EventJudge(provider: .oneAgent, isStrict: false)
        let body = Array(
            #"{"eventType":"CUSTOM_INFO","title":"x","properties":{\#(properties)}}"#.utf8)
        let verdict = judge.judge(body.span, at: Judgement.now)
        var answer = ByteBuffer()
        verdict.appendRefusal(to: &answer)
        let text = String(answer.span)
        #expect(text.contains("size must be between 0 and 100, not 510"))
        // One that is listed is the count of the properties.
        #expect(text.components(separatedBy: "must be a string, not an array").count - 1 == 199)
        #expect(text.contains(#"{"path":"","message":"11 further violations are not listed""#))
        #expect(verdict.unlistedFindings == 111)
    }

    @Test func `findings beyond the limit are counted and change the outcome all the same`() {
        let members = (0..<300).map { #""x\#($0)":0"# }.joined(separator: ",")
        let judge = EventJudge(provider: .oneAgent, isStrict: true)
        let body = Array(#"{"eventType":"CUSTOM_INFO","title":"x",\#(members)}"#.utf8)
        let verdict = judge.judge(body.span, at: Judgement.now)
        #expect(verdict.violations.count == Verdict.maximumFindings)
        #expect(verdict.unlistedFindings == 300 - Verdict.maximumFindings)
        #expect(verdict.outcome == .refused)
    }
}
