import Testing

@testable import EventsAPI

@Suite struct PropertyTests {
    @Test(arguments: [
        (#""dt.foo":"x""#, "properties.key.reserved"), (#""dt.":"x""#, "properties.key.reserved"),
        (#""dt.event":"x""#, "properties.key.reserved"),
        (#""dt.security_contexts":"x""#, "properties.key.reserved"),
        (#""dt.costs":"x""#, "properties.key.reserved"),
        (#""\u0064t.foo":"x""#, "properties.key.reserved"),
        (#""dt.event.title":"x""#, "properties.key.read-only"),
        (#""dt.event.correlation_id":"x""#, "properties.key.read-only"),
        (#""dt.event.baseline.anything":"x""#, "properties.key.read-only"),
        (#""dt.\u0065vent.title":"x""#, "properties.key.read-only"),
        (#""dt.event.entity_remapping_failure_info":"x""#, "properties.key.read-only"),
        (#""dt.davis.is_problem_suppressed":"yes""#, "properties.value.not-boolean"),
        (#""dt.event.allow_davis_merge":1"#, "properties.value.not-boolean"),
        (#""dt.event.allow_davis_merge":"""#, "properties.value.not-boolean"),
        (#""dt.davis.timeout":"x""#, "properties.value.not-number"),
        (#""dt.davis.analysis_time_budget":"""#, "properties.value.not-number"),
        (#""dt.event.timeout":-1"#, "properties.value.not-number"),
        (#""dt.event.timeout":"99999999999999999999""#, "properties.value.not-number"),
        (#""dt.event.timeout":true"#, "properties.value.not-number"),
    ])
    func `the platform's vocabulary is guarded`(_ property: String, _ rule: String) {
        #expect(judge(property).violated == [rule])
        #expect(judge(property).outcome == .notCreated)
    }

    @Test(arguments: [
        #""dt":"x""#, #""DT.foo":"x""#, #""dtx.foo":"x""#, #""event.kind":"x""#,
        #""dt.smartscape.host.id":"x""#, #""dt.smartscape_source":"x""#, #""dt.source_entity":"x""#,
        #""dt.source_entity.type":"x""#, #""dt.security_context":"x""#, #""dt.cost.product":"x""#,
        #""dt.event.description":"x""#, #""dt.event.allow_davis_merge":"True""#,
        #""dt.event.allow_davis_merge":"\u0074RUE""#, #""dt.event.timeout":"15""#,
        #""dt.davis.analysis_trigger_delay":"0""#, #""dt.event.group_label":"Deployment""#,
        #""dt.event.metric_selector":"builtin:host.cpu""#,
    ])
    func `what may be written passes without a word`(_ property: String) {
        #expect(judge(property).findings.isEmpty)
    }

    @Test(arguments: [
        (#""dt.event.colour":"x""#, "properties.key.unknown"),
        (#""dt.davis.":"x""#, "properties.key.unknown"),
        (#""dt.entity.host":"x""#, "properties.key.not-binding"),
        (#""x":1e400"#, "properties.value.coerced"), (#""x":false"#, "properties.value.coerced"),
        (#""x":null"#, "properties.value.null"), (#""":null"#, "properties.value.null"),
        (#""dt.foo":null"#, "properties.value.null"),
    ])
    func `what is surely not meant is accepted with a warning`(_ property: String, _ rule: String) {
        #expect(judge(property).warned == [rule])
        #expect(judge(property).outcome == .accepted)
    }

    @Test(arguments: [#""x":{}"#, #""x":[[],{"y":[1]}]"#])
    func `a nested value is refused`(_ property: String) {
        #expect(judge(property).violated == ["properties.value.nested"])
    }

    @Test(arguments: [
        (#""a":1,"b":"x","a":"y""#, ["properties.key.duplicate"]),
        (#""a":{},"\u0061":"y""#, ["properties.key.duplicate"]),
        (#""a":"x","a":null"#, ["properties.key.duplicate", "properties.value.null"]),
        (
            #""dt.event.title":"x","a":"y","dt.event.title":null"#,
            ["properties.key.duplicate", "properties.value.null"]
        ),
        (#""a":[],"a":[],"a":"x""#, ["properties.key.duplicate", "properties.key.duplicate"]),
    ])
    func `of a key that stands twice only the last value is judged`(
        _ properties: String, _ warnings: [String]
    ) {
        #expect(judge(properties).violations.isEmpty)
        #expect(judge(properties).warned == warnings)
    }

    @Test(arguments: 2...600)
    func `duplicates are found however many properties there are`(_ count: Int) {
        let keys = (0..<count).map { #""key\#($0)":"x""# }
        let more = #","key0":"y","key\#(count - 1)":"y""#
        let judgement = judge(keys.joined(separator: ",") + more)
        #expect(judgement.warned == ["properties.key.duplicate", "properties.key.duplicate"])
        #expect(judgement.violated == (count > 100 ? ["properties.too-many"] : []))
    }

    @Test func `a flood of properties gives one finding for their number`() {
        let flood = (0..<20_000).map { #""k\#($0)":"x""# }.joined(separator: ",")
        let judgement = judge(flood)
        #expect(judgement.violated == ["properties.too-many"])
        #expect(judgement.violations.first?.message == "size must be between 0 and 100, not 20000")
    }

    @Test func `every predefined key is found by its name`() {
        let keys = PredefinedKeys.all.map { "\($0.name)" }
        #expect(keys.count == 37)
        for key in keys where key != "dt.event.title" {
            #expect(!judge(#""\#(key)":"x""#).warned.contains("properties.key.unknown"))
        }
    }

    private func judge(_ properties: String) -> Judgement {
        Judgement(#"{"eventType":"CUSTOM_INFO","title":"x","properties":{\#(properties)}}"#)
    }
}
