import EventsAPI
import Testing

@Suite struct EntityTagTests {
    @Test(arguments: [
        ("easytravel", "CONTEXTLESS|easytravel|-|easytravel"),
        ("stage:prod", "CONTEXTLESS|stage|prod|stage:prod"),
        ("stage:", "CONTEXTLESS|stage||stage:"),
        ("a:b:c", "CONTEXTLESS|a|b:c|a:b:c"),
        (#"a\:b"#, "CONTEXTLESS|a:b|-|a:b"),
        (#"a\:b:c\:d"#, "CONTEXTLESS|a:b|c:d|a:b:c:d"),
        (#"C\d:e\f"#, #"CONTEXTLESS|C\d|e\f|C\d:e\f"#),
        ("[AWS]stage:prod", "AWS|stage|prod|[AWS]stage:prod"),
        ("[Cloud Foundry]space", "CLOUD_FOUNDRY|space|-|[Cloud Foundry]space"),
        ("[a]b]:c", "A|b]|c|[a]b]:c"),
        ("[a", "CONTEXTLESS|[a|-|[a"),
    ])
    func `a tag is read as a selector writes it`(_ text: String, _ expected: String) throws {
        let tag = try #require(EntityTag(parsing: text))
        let parts = [tag.context, tag.key, tag.value ?? "-", tag.stringRepresentation]
        #expect(parts.joined(separator: "|") == expected)
    }

    @Test(arguments: ["", ":", ":x", "[a]", "[a]:x", "[]x"])
    func `without a key or a context in its brackets it is no tag`(_ text: String) {
        #expect(EntityTag(parsing: text) == nil)
    }

    @Test(arguments: [
        (EntityTag(key: "a"), "a"), (EntityTag(key: "a", value: "b"), "a:b"),
        (EntityTag(context: "AWS", key: "a", value: ""), "[AWS]a:"),
        (EntityTag(key: "a", stringRepresentation: "A"), "A"),
    ])
    func `the text of a tag is made of its parts`(_ tag: EntityTag, _ text: String) {
        #expect(tag.stringRepresentation == text)
    }
}
