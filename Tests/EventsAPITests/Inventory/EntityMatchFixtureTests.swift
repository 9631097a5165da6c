import EventsAPI
import Testing

@Suite struct EntityMatchFixtureTests {
    @Test func `the fixtures are there`() throws {
        #expect(InventoryFixture.matches.count >= 120)
        #expect(try #require(InventoryFixture.shop).count == 15)
    }

    @Test(arguments: InventoryFixture.matches)
    func `a selector finds the entities that its fixture names`(
        _ fixture: InventoryFixture
    ) throws {
        let shop = try #require(InventoryFixture.shop)
        let ids = try shop.ids(of: fixture.text, among: .activeWithinADay)
        let digits = ids.map { String($0.suffix(16).drop { $0 == "0" }) }
        #expect([digits.joined(separator: " ")] == fixture.outcome)
    }

    @Test func `every kind of criterion has a fixture`() throws {
        var kinds: Set<SelectorNode.Kind> = []
        for fixture in InventoryFixture.matches {
            kinds.formUnion(try SelectorReading(fixture.text).nodes.map(\.kind))
        }
        for number in 0...SelectorNode.Kind.value.rawValue {
            #expect(kinds.contains(try #require(SelectorNode.Kind(rawValue: number))))
        }
    }

    @Test(arguments: InventoryFixture.matches)
    func `without the rule of 24 hours nothing is lost and the order is kept`(
        _ fixture: InventoryFixture
    ) throws {
        let shop = try #require(InventoryFixture.shop)
        let active = try shop.ids(of: fixture.text, among: .activeWithinADay)
        let all = try shop.ids(of: fixture.text)
        #expect(all.filter(active.contains) == active)
    }
}
