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
}
