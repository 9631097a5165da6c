import ByteBuffers
import Testing

@testable import EventsAPI

struct CatalogEntryTests {
    @Test func `entries are ordered by name, and no name is there twice`() {
        for names in [EventTypeInfo.all.map(\.name), EventPropertyInfo.all.map(\.name)] {
            #expect(names == Set(names).sorted())
        }
    }

    @Test(arguments: EventType.allCases)
    func `every type that may be ingested is listed`(_ type: EventType) throws {
        let info = try #require(EventTypeInfo.named("\(type.wireName)"))
        #expect(info.severityLevel == "\(type.severityLevel)")
        #expect(!info.displayName.isEmpty && info.description == nil)
    }

    @Test(arguments: [
        #"{"type":"APPLICATION_UNEXPECTED_LOW_LOAD","displayName":"Application low traffic","severityLevel":"AVAILABILITY","description":"Unexpected low traffic"}"#,
        #"{"type":"MOBILE_APP_CRASH_RATE_INCREASED","displayName":"Mobile app crash rate increase","severityLevel":"ERROR"}"#,
        #"{"type":"APPLICATION_SLOWDOWN","displayName":"Application slowdown","severityLevel":"PERFORMANCE","description":"User action duration degradation"}"#,
        #"{"type":"CUSTOM_DEPLOYMENT","displayName":"Deployment","severityLevel":"INFO"}"#,
    ])
    func `a type reads as the vendor's sample`(_ json: String) {
        #expect(EventTypeInfo.all.map(Self.json).contains(json))
    }

    @Test(arguments: [
        #"{"key":"dt.event.allow_davis_merge","displayName":"Allow Davis merge","description":"Allow Davis AI to merge this event into existing problems (true) or force creating a new problem (false)","writable":true,"filterable":false}"#,
        #"{"key":"dt.event.baseline.service_method","displayName":"Baseline affected service method","description":"Lists affected service methods of the triggered service event","writable":false,"filterable":true}"#,
        #"{"key":"dt.event.baseline.total_load","displayName":"Baseline total load","description":"The load (calls per minute) of the entire service or application for triggered event","writable":false,"filterable":false}"#,
        #"{"key":"dt.event.source","displayName":"Custom source","description":"The name or ID of the external source of the event","writable":true,"filterable":true}"#,
    ])
    func `a property reads as the vendor's sample`(_ json: String) {
        #expect(EventPropertyInfo.all.map(Self.json).contains(json))
    }

    @Test func `every predefined key is a property, and tells what ingest demands of it`() throws {
        #expect(EventPropertyInfo.all.count == PredefinedKeys.all.count)
        for key in PredefinedKeys.all {
            let info = try #require(EventPropertyInfo.named("\(key.name)"))
            let judgement = Judgement(
                #"{"eventType":"CUSTOM_INFO","title":"x","properties":{"\#(key.name)":"true"}}"#)
            let isReadOnly = judgement.violated.contains("properties.key.read-only")
            #expect(info.isWritable == !isReadOnly)
            #expect(!info.displayName.isEmpty && info.description.last != ".")
        }
    }

    @Test(arguments: ["", "custom_info", "CUSTOM_INFO ", "dt.event.", "tool"])
    func `an unknown name has no entry`(_ name: String) {
        #expect(EventTypeInfo.named(name) == nil)
        #expect(EventPropertyInfo.named(name) == nil)
    }

    @Test(arguments: [
        (MissingResource.event(id: "1_2"), "Event with ID '1_2' not found."),
        (.eventType("FOO"), "Event type 'FOO' not found."),
        (.eventProperty(key: "tool"), "Event property 'tool' not found."),
        (
            .eventType(String(repeating: "x", count: 61)),
            "Event type '\(String(repeating: "x", count: 60))…' not found."
        ),
    ])
    func `what is not there is a 404 that names it`(_ missing: MissingResource, _ message: String) {
        #expect(missing.envelope == ErrorEnvelope(code: 404, message: message))
    }

    private static func json(_ entry: some CatalogEntry) -> String {
        var buffer = ByteBuffer()
        entry.append(to: &buffer)
        return String(buffer.span)
    }
}
