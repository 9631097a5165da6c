import ByteBuffers
import JSONParsing
import Testing

struct JSONTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let content: String
        let meaning: String
        var testDescription: String { content }
    }

    static let cases = [
        Case(content: "", meaning: ""),
        Case(content: "plain", meaning: "plain"),
        Case(content: #"\"\\\/\b\f\n\r\t"#, meaning: "\"\\/\u{8}\u{C}\n\r\t"),
        Case(content: #"\u0041\u00e9\u20AC\u0000"#, meaning: "Aé€\0"),
        Case(content: #"\uD83D\uDE00"#, meaning: "😀"),
        Case(content: #"\ud800\udc00\uDBFF\uDFFF"#, meaning: "\u{10000}\u{10FFFF}"),
        Case(content: #"\uD800"#, meaning: "\u{FFFD}"),
        Case(content: #"a\uDC00b"#, meaning: "a\u{FFFD}b"),
        Case(content: #"\uD800\uD800\uDC00"#, meaning: "\u{FFFD}\u{10000}"),
        Case(content: #"\uD800\n\uD800x\uD800A"#, meaning: "\u{FFFD}\n\u{FFFD}x\u{FFFD}A"),
        Case(content: #"\uDC00\uD800"#, meaning: "\u{FFFD}\u{FFFD}"),
        Case(content: "é€😀", meaning: "é€😀"),
        Case(
            content: #"long enough to be looked at in one go é€😀\n and then some"#,
            meaning: "long enough to be looked at in one go é€😀\n and then some"),
        Case(content: "日本語日本語日本語日本語日本語日本語", meaning: "日本語日本語日本語日本語日本語日本語"),
    ]

    /// The content between quotation marks, and the one token of that text.
    private func read(_ content: String) throws(JSONError) -> (text: [UInt8], token: JSONToken) {
        let text = Array("\"\(content)\"".utf8)
        return (text, try tokens(text)[0])
    }

    @Test(arguments: cases)
    func `escapes are decoded`(_ item: Case) throws {
        let (text, token) = try read(item.content)
        #expect(JSONText.decoded(text.span, token.content) == item.meaning)
        #expect(
            written { JSONText.appendDecoded(text.span, token.content, to: &$0) }
                == Array(item.meaning.utf8))
    }

    @Test(arguments: cases)
    func `scalars are counted after decoding`(_ item: Case) throws {
        let (text, token) = try read(item.content)
        #expect(
            JSONText.scalarCount(text.span, token.content) == item.meaning.unicodeScalars.count)
    }

    @Test(arguments: cases)
    func `scalars are given one by one`(_ item: Case) throws {
        let (text, token) = try read(item.content)
        var scalars = JSONScalars(token.content)
        var found: [Unicode.Scalar] = []
        while let scalar = scalars.next(text.span) { found.append(scalar) }
        #expect(found == Array(item.meaning.unicodeScalars))
        #expect(scalars.offset == token.content.upperBound)
    }

    @Test
    func `scalars are counted at every length and place`() throws {
        for length in 0..<40 {
            for place in 0...length {
                let filler = String(repeating: "x", count: place)
                let content = filler + "😀\\né" + String(repeating: "y", count: length - place)
                let (text, token) = try read(content)
                #expect(JSONText.scalarCount(text.span, token.content) == length + 3)
            }
        }
    }

    @Test(arguments: [
        ("title", "title", true), ("title", "titles", false), ("titles", "title", false),
        ("title", "Title", false), (#"t\u0069tle"#, "title", true), (#"t\u0069tle"#, "titl", false),
        (#"t\u0069tl"#, "title", false), (#"\u00e9"#, "é", true), ("", "", true), ("", "a", false),
        (#"\uD83D\uDE00"#, "😀", true), (#"a\/b"#, "a/b", true),
    ])
    func `a name equals what it says`(_ content: String, _ other: String, _ isEqual: Bool) throws {
        let (text, token) = try read(content)
        let expected: [String: StaticString] = [
            "title": "title", "titles": "titles", "Title": "Title", "titl": "titl", "é": "é",
            "": "", "a": "a", "😀": "😀", "a/b": "a/b",
        ]
        let known = try #require(expected[other])
        #expect(JSONText.equals(text.span, token, known) == isEqual)
    }
}
