import EventsAPI
import Testing

struct EntitySelectorLimitTests {
    private static func nested(_ depth: Int, opening: String, innermost: String) -> String {
        String(repeating: opening, count: depth - 1) + innermost
            + String(repeating: ")", count: depth - 1)
    }

    @Test(arguments: ["not(", "fromRelationships.a(type(A),", "toRelationship.b(type(B),"])
    func `sixteen criteria may stand in each other, seventeen may not`(_ opening: String) throws {
        let deepest = Self.nested(16, opening: opening, innermost: "tag(x)")
        _ = try SelectorReading("type(HOST),\(deepest)")
        let tooDeep = Self.nested(17, opening: opening, innermost: "tag(x)")
        let offset = 11 + 16 * opening.utf8.count
        // The type(…) before the tag is one criterion too deep itself.
        let isRelationship = opening.hasSuffix(",")
        let expected = isRelationship ? offset - "type(A),".utf8.count : offset
        let error = SelectorReading.error(in: "type(HOST),\(tooDeep)")
        #expect(error == .tooDeep(at: expected))
    }

    @Test(arguments: [
        "(", "type(", "not(", "a(", "\"", "\\", ",", "not(\"", "fromRelationships.a(",
    ])
    func `two thousand characters of punctuation are refused, and quickly`(_ part: String) throws {
        let text = String(String(repeating: part, count: 2_000).prefix(2_000))
        let error = try #require(SelectorReading.error(in: text))
        #expect(0...text.utf8.count ~= error.offset)
    }

    @Test
    func `two thousand characters of values are read`() throws {
        let count = (2_000 - "type(HOST),tag()".count + 1) / 2
        let tags = Array(repeating: "x", count: count).joined(separator: ",")
        #expect(try SelectorReading("type(HOST),tag(\(tags))").nodes.count == 3 + count)
    }

    @Test
    func `a value may be as long as the text`() throws {
        let name = String(repeating: "ü", count: 1_970)
        _ = try SelectorReading("type(HOST),entityName(\"\(name)\")")
    }
}
