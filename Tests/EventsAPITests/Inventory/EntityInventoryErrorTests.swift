import EventsAPI
import JSONParsing
import Testing

@Suite struct EntityInventoryErrorTests {
    @Test func `the fixtures are there`() {
        #expect(InventoryFixture.refused.count >= 24)
    }

    @Test(arguments: InventoryFixture.refused)
    func `a text that is no inventory is refused with all that is wrong`(
        _ fixture: InventoryFixture
    ) throws {
        let error = #expect(throws: EntityInventoryError.self) {
            try EntityInventory(text: fixture.text)
        }
        #expect(error?.problems.map(\.description) == fixture.outcome)
    }

    @Test func `a problem tells its place in lines, columns and bytes`() throws {
        let text = "[\n {\"displayName\": \"ü\",\n  \"entityId\": \"HOST\"}]"
        let error = #expect(throws: EntityInventoryError.self) { try EntityInventory(text: text) }
        let problem = try #require(error?.problems.first)
        #expect(problem.position == TextPosition(line: 3, column: 15))
        #expect(problem.offset == 39)
        #expect(problem.pointer == JSONPointer(["0", "entityId"]))
    }

    @Test func `twenty problems are told and no more`() {
        let entities = Array(repeating: "{}", count: 30).joined(separator: ",")
        let error = #expect(throws: EntityInventoryError.self) {
            try EntityInventory(text: "[\(entities)]")
        }
        #expect(error?.problems.count == 20)
        #expect(error?.description.split(separator: "\n").count == 20)
    }
}
