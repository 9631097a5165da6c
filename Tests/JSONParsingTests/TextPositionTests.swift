import JSONParsing
import Testing

struct TextPositionTests {
    @Test(arguments: [
        ("", 0, 1, 1), ("abc", 0, 1, 1), ("abc", 2, 1, 3), ("abc", 3, 1, 4), ("abc", 9, 1, 4),
        ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\n\nb", 3, 3, 1), ("a\n", 2, 2, 1),
        ("a\rb", 2, 2, 1), ("a\r\nb", 1, 1, 2), ("a\r\nb", 2, 1, 3), ("a\r\nb", 3, 2, 1),
        ("\r\r\n\n\rx", 5, 5, 1), ("a\r", 2, 2, 1), ("é€😀x", 9, 1, 4), ("é\n😀x", 7, 2, 2),
        ("e\u{301}x", 3, 1, 3),
    ])
    func `lines and columns count from 1, columns in scalars`(
        _ text: String, _ offset: Int, _ line: Int, _ column: Int
    ) {
        let bytes = Array(text.utf8)
        #expect(
            TextPosition(of: offset, in: bytes.span) == TextPosition(line: line, column: column))
    }
}
