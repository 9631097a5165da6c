import EventsAPI
import Testing

@Suite struct EntityInventoryTests {
    private static let id = "HOST-0000000000000001"

    private func shop() throws -> EntityInventory { try #require(InventoryFixture.shop) }

    @Test func `an entity is found by its id, as text and as bytes`() throws {
        let entity = try #require(try shop().entity(id: Self.id))
        #expect(entity.displayName == "web-1.shop.example")
        #expect(entity.type == "HOST")
        let bytes = Array(Self.id.utf8)
        #expect(try shop().entity(id: bytes.span)?.id == Self.id)
    }

    @Test(arguments: ["HOST-0000000000000009", "AWS_CREDENTIALS-00000000000000FF", "", "HOST"])
    func `what is not listed is not found, even if it is related to what is`(
        _ id: String
    ) throws {
        #expect(try shop().entity(id: id) == nil)
    }

    @Test func `tags and zones stand as events tell them`() throws {
        let entity = try #require(try shop().entity(id: "HOST-0000000000000002"))
        #expect(
            entity.tags == [
                EntityTag(key: "stage", value: "prod", stringRepresentation: "stage:prod"),
                EntityTag(
                    context: "KUBERNETES", key: "app", value: "shop",
                    stringRepresentation: "[Kubernetes]app:shop"),
                EntityTag(key: "a:b", value: "c:d", stringRepresentation: "a:b:c:d"),
            ])
        #expect(
            entity.managementZones == [ManagementZone(id: "1953014305523637885", name: "Prod")])
        let other = try #require(try shop().entity(id: "HOST-0000000000000003"))
        #expect(other.managementZones == [ManagementZone(id: "7", name: "prod")])
    }

    @Test func `a name that is absent is the id, and a type comes from it`() throws {
        let entity = try #require(try shop().entity(id: "CUSTOM_DEVICE-0000000000000071"))
        #expect(entity.displayName == entity.id)
        #expect(entity.type == "CUSTOM_DEVICE")
        #expect(try shop().entity(id: "OS:SERVICE-0000000000000061")?.type == "os:service")
    }

    @Test(arguments: [
        #"[]"#, #"{"entities":[]}"#, #"{"entities":[],"totalCount":0,"x":[{"entities":1}]}"#,
    ])
    func `an inventory may be empty`(_ text: String) throws {
        let inventory = try EntityInventory(text: text)
        #expect(inventory.count == 0)
        #expect(try inventory.ids(of: "type(HOST)").isEmpty)
    }

    @Test(arguments: [
        #"{"entityId":"X","entityId":"HOST-0000000000000001"}"#,
        #"{"entity\u0049d":"HOST-000000000000000\u0031","tags":null,"lastSeenTms":null}"#,
        #"{"entityId":"HOST-0000000000000001","fromRelationships":{"runsOn":null}}"#,
        #"{"entityId":"HOST-0000000000000001","managementZones":[{"id":null,"name":"x"}]}"#,
        #"{"entityId":"HOST-0000000000000001","icon":{"a":[{}]},"properties":{"a":{"b":1}}}"#,
    ])
    func `names are decoded, nulls are absent and the last of several counts`(
        _ entity: String
    ) throws {
        #expect(try EntityInventory(text: "[\(entity)]").entity(id: Self.id) != nil)
    }

    @Test func `a text that is cut off anywhere is refused`() throws {
        let tags = #""tags":["a",{"key":"b"}],"properties":{"c":[1,{}]}"#
        let links = #""toRelationships":{"d":["\#(Self.id)",{"id":"A-0000000000000001"}]}"#
        let text = #"{"entities":[{"entityId":"\#(Self.id)",\#(tags),\#(links)}]}"#
        #expect(try EntityInventory(text: text).count == 1)
        for count in 0..<text.utf8.count {
            #expect(throws: EntityInventoryError.self) {
                try EntityInventory(text: String(text.prefix(count)))
            }
        }
    }

    @Test func `an entity is active up to 24 hours after it was last seen`() throws {
        let inventory = try EntityInventory(
            text: #"[{"entityId":"HOST-0000000000000001","lastSeenTms":1000000000}]"#)
        let day: Int64 = 86_400_000
        let last = Timestamp(milliseconds: 1_000_000_000 + day)
        let next = Timestamp(milliseconds: last.milliseconds + 1)
        let selector = "type(HOST)"
        #expect(try inventory.ids(of: selector, at: last, among: .activeWithinADay) == [Self.id])
        #expect(try inventory.ids(of: selector, at: next, among: .activeWithinADay) == [])
        #expect(try inventory.ids(of: selector, at: next) == [Self.id])
    }

    @Test func `of more than ten thousand entities the first are found`() throws {
        let entities = (0..<10_005).map { number in
            let digits = String(number, radix: 16, uppercase: true)
            let zeros = String(repeating: "0", count: 16 - digits.count)
            return #"{"entityId":"HOST-\#(zeros)\#(digits)"}"#
        }
        let inventory = try EntityInventory(text: "[\(entities.joined(separator: ","))]")
        let ids = try inventory.ids(of: "type(HOST),not(entityId(HOST-0000000000000000))")
        #expect(inventory.count == 10_005)
        #expect(ids.count == EntityInventory.maximumMatches)
        #expect(ids.first == Self.id)
    }

    @Test func `the ids that a selector finds can be asked for`() throws {
        let text = Array("type(HOST),tag(easytravel)".utf8)
        var selector = EntitySelector()
        try selector.parse(text.span)
        let ids = try shop().matchedIDs(selector, in: text.span, at: Judgement.now)
        #expect(ids == [Self.id])
    }
}
