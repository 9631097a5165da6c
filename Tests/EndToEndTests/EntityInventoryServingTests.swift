import Foundation
import Glibc
import JSONParsing
import Testing

/// Events and queries with an inventory of entities, `--entities`.
@Suite struct EntityInventoryServingTests {
    private static let hosts = ["HOST-0000000000000001", "HOST-0000000000000002"]
    private static let tagged = "type(HOST),tag(stage:prod)"

    /// The inventory of the fixtures, with hosts that are alive whenever the test runs.
    private func folder() throws -> CommandLineFolder {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
        let shop = root.appending(path: "../../Fixtures/entities/shop.json")
        let text = try String(contentsOf: shop, encoding: .utf8)
        let folder = try CommandLineFolder()
        try folder.file("shop.json", holding: text.replacing("1795411140000", with: #""now-1m""#))
        return folder
    }

    private func event(
        _ title: String, _ type: String = "CUSTOM_INFO", on selector: String
    ) -> String {
        #"{"eventType":"\#(type)","title":"\#(title)","entitySelector":"\#(selector)"}"#
    }

    private func results(_ response: HTTPResponse) throws -> [String] {
        try response.json["eventIngestResults"]?.elements?.compactMap { $0["status"]?.string } ?? []
    }

    @Test func `an event is one report for every entity that is matched`() throws {
        let gate = try ActiveGateProcess(["--entities", "shop.json"], in: folder())
        let content = event("a", on: Self.tagged)
        for response in [try gate.post(content), try gate.emulator.post(content)] {
            #expect(response.status == 201)
            #expect(try response.json["reportCount"]?.int64 == 2)
            #expect(try results(response) == ["OK", "OK"])
        }
        let lines = try gate.emulator.values()
        for line in lines {
            #expect(line["entityIds"]?.elements?.compactMap(\.string) == Self.hosts)
            #expect(line["correlationIds"]?.elements?.count == 2)
        }
        let events = try gate.events()
        #expect(events.count == 4)
        #expect(Set(events.compactMap { $0["eventId"]?.string }).count == 4)
        // It was not seen for two days.
        let bypass = try gate.post(event("b", on: "entityId(HOST-0000000000000003)"))
        #expect(try results(bypass) == ["OK"])
    }

    @Test func `a selector that matches nothing is no event, or one of the environment`() throws {
        let none = event("a", on: "type(HOST),tag(stage:nowhere)")
        let gate = try ActiveGateProcess(["--entities", "shop.json"], in: folder())
        for response in [try gate.post(none), try gate.emulator.post(none)] {
            #expect(response.status == 201)
            #expect(response.text == #"{"reportCount":0,"eventIngestResults":[]}"#)
        }
        #expect(try gate.emulator.lines().isEmpty)
        #expect(try gate.titles().isEmpty)
        let lenient = try ActiveGateProcess(
            ["--entities", "shop.json", "--selector-no-match", "environment"], in: folder())
        #expect(try results(lenient.post(none)) == ["OK"])
        let line = try #require(lenient.emulator.values().first)
        #expect(line["entityIds"]?[0]?.string == "ENVIRONMENT-0000000000000001")
        let entity = try lenient.events().first?["entityId"]
        #expect(entity?["entityId"]?["type"]?.string == "ENVIRONMENT")
        let strict = try ActiveGateProcess(["--entities", "shop.json", "--strict"], in: folder())
        #expect(try strict.post(none).status == 400)
    }

    @Test func `only hosts are terminated`() throws {
        let gate = try ActiveGateProcess(["--entities", "shop.json"], in: folder())
        let services = try gate.post(
            event("a", "MARKED_FOR_TERMINATION", on: "type(SERVICE)"))
        #expect(services.status == 201)
        #expect(try services.json["reportCount"]?.int64 == 0)
        let status = "INVALID_ENTITY_TYPE"
        #expect(try results(services) == [status, status, status])
        #expect(try gate.emulator.lines().isEmpty)
        let hosts = try gate.post(event("a", "MARKED_FOR_TERMINATION", on: Self.tagged))
        #expect(try results(hosts) == ["OK", "OK"])
    }

    @Test func `events are read with what the inventory knows of their entities`() throws {
        let gate = try ActiveGateProcess(["--entities", "shop.json"], in: folder())
        try gate.post([event("a", on: Self.tagged), event("b", on: "type(SERVICE)")])
        let selector = "?entitySelector=\(#"entityId("\#(Self.hosts[0])")"#.escaped)"
        let first = try #require(gate.events(selector).first)
        #expect(first["entityId"]?["name"]?.string == "web-1.shop.example")
        #expect(
            first["entityTags"]
                == (try JSONValue(
                    #"""
                    [{"context":"CONTEXTLESS","key":"stage","value":"prod","stringRepresentation":"stage:prod"},
                    {"context":"CONTEXTLESS","key":"easytravel","stringRepresentation":"easytravel"},
                    {"context":"AWS","key":"Name","value":"web-1","stringRepresentation":"[AWS]Name:web-1"},
                    {"context":"ENVIRONMENT","key":"Infrastructure","value":"Linux",
                    "stringRepresentation":"[Environment]Infrastructure:Linux"}]
                    """#)))
        #expect(
            first["managementZones"]
                == (try JSONValue(
                    #"""
                    [{"id":"1953014305523637885","name":"Prod"},
                    {"id":"-3900297391055180411","name":"Shop (EU), web"}]
                    """#)))
        for (query, ids) in [
            (#"eventSelector=managementZoneId("1953014305523637885")"#, Self.hosts),
            (#"eventSelector=managementZoneId("-3900297391055180411","7")"#, [Self.hosts[0]]),
            (#"eventSelector=managementZoneId("1")"#, []),
            (#"entitySelector=type(HOST),healthState("UNHEALTHY")"#, [Self.hosts[1]]),
            (#"entitySelector=type(HOST),entityName.startsWith("web-")"#, Self.hosts),
            (
                #"entitySelector=type(SERVICE),entityName.equals("checkoutservice")"#,
                ["SERVICE-0000000000000043"]
            ),
            (#"entitySelector=type(HOST),tag(nowhere)"#, []),
        ] {
            let parts = query.split(separator: "=", maxSplits: 1)
            let events = try gate.events("?\(parts[0])=\(String(parts[1]).escaped)")
            #expect(
                events.compactMap { $0["entityId"]?["entityId"]?["id"]?.string }.sorted() == ids,
                "\(query)")
        }
    }

    @Test func `an inventory that has changed leaves what was recorded`() throws {
        let folder = try folder()
        var gate = try ActiveGateProcess(["--entities", "shop.json"], in: folder)
        try gate.post([event("a", on: Self.tagged)])
        let before = try gate.events()
        try gate.emulator.stop()
        try folder.file(
            "shop.json", holding: #"[{"entityId":"\#(Self.hosts[1])","displayName":"renamed"}]"#)
        gate = try ActiveGateProcess(["--entities", "shop.json"], in: folder)
        let after = try gate.events()
        for member in ["eventId", "correlationId", "startTime", "properties"] {
            #expect(after.map { $0[member] } == before.map { $0[member] }, "\(member)")
        }
        let entities = after.compactMap { $0["entityId"] }
        #expect(
            entities.compactMap { $0["entityId"]?["id"]?.string }.sorted() == Self.hosts)
        let names = entities.map { $0["name"]?.string }
        #expect(names.contains("renamed") && names.contains(nil))
        #expect(after.allSatisfy { $0["entityTags"]?.elements?.isEmpty == true })
    }
}
