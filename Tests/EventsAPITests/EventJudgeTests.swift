import ByteBuffers
import JSONParsing
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
        #expect(
            judgement.answer
                == #"{"reportCount":1,"eventIngestResults":[{"correlationId":"d5c16c552e27fc8d","status":"OK"}]}"#)
    }
}
