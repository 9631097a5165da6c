import JSONParsing
import Testing

struct JSONPointerTests {
    @Test(
        arguments: [
            ([], ""), (["a"], "/a"), ([""], "/"), (["a/b"], "/a~1b"), (["m~n"], "/m~0n"),
            (["~1"], "/~01"),
            (["c%d", "e^f", " "], "/c%d/e^f/ "), (["é", "\"", "\\"], "/é/\"/\\"),
            (["/\u{301}"], "/~1\u{301}"),
        ] as [([String], String)])
    func `it is written as RFC 6901 says`(_ components: [String], _ expected: String) {
        #expect(JSONPointer(components).description == expected)
    }

    @Test
    func `names and indices are appended`() {
        let pointer = JSONPointer().appending("properties").appending(3).appending("a/b")
        #expect(pointer.components == ["properties", "3", "a/b"])
        #expect("\(pointer)" == "/properties/3/a~1b")
    }

    @Test
    func `a value is found by where it begins, and nothing else is`() {
        let text = #" {"a":[10,{"b/c":null,"":[]}],"\u0064":{"e":"f"},"g":[[],[true]]} "#
        let expected = [
            "": 1, "/a": 6, "/a/0": 7, "/a/1": 10, "/a/1/b~1c": 17, "/a/1/": 25, "/d": 39,
            "/d/e": 44, "/g": 53, "/g/0": 54, "/g/1": 57, "/g/1/0": 58,
        ]
        let bytes = Array(text.utf8)
        var found: [String: Int] = [:]
        for offset in 0...bytes.count {
            guard let pointer = JSONPointer(toValueAt: offset, in: bytes.span) else { continue }
            found["\(pointer)"] = offset
        }
        #expect(found == expected)
    }

    @Test
    func `a value is found in front of what is no JSON`() {
        let bytes = Array(#"[1,{"a":2,"b":x"#.utf8)
        #expect(JSONPointer(toValueAt: 8, in: bytes.span) == JSONPointer(["1", "a"]))
        #expect(JSONPointer(toValueAt: 14, in: bytes.span) == nil)
    }
}
