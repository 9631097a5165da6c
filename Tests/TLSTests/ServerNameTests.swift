import TLS
import Testing

struct ServerNameTests {
    private static let names: [(String, String)] = [
        ("localhost", "localhost"), ("LocalHost", "localhost"), ("a", "a"),
        ("active-gate.example.com", "active-gate.example.com"), ("1a.b2", "1a.b2"),
        ("*.example.com", "*.example.com"), ("xn--bcher-kva.example", "xn--bcher-kva.example"),
        (String(repeating: "a", count: 63), String(repeating: "a", count: 63)),
        ("127.0.0.1", "127.0.0.1"), ("::1", "::1"), ("[::1]", "::1"),
        ("2001:DB8:0:0::1", "2001:db8::1"), ("::ffff:1.2.3.4", "::ffff:1.2.3.4"),
    ]

    @Test(arguments: names)
    func `a name or address is read and written`(_ text: String, _ canonical: String) throws {
        let name = try #require(ServerName(text))
        #expect(name.text == canonical)
        #expect(name.description == canonical)
    }

    @Test(arguments: [
        "", ".", "localhost.", ".localhost", "a..b", "-a", "a-", "a_b", "a b", "bücher.example",
        "*", "*.", "*.com", "a.*.com", "*a.example.com", "127.0.0", "127.0.0.256", "1.2.3.4.5",
        "127.0.0.1:80", "[127.0.0.1]", "[::1", "::1%lo", "a,DNS:b", "a\\b", "a\0", "::1\0",
        String(repeating: "a", count: 64),
    ])
    func `what is neither a name nor an address is refused`(_ text: String) {
        #expect(ServerName(text) == nil)
    }

    @Test
    func `a name has at most 253 bytes`() {
        let label = String(repeating: "a", count: 49) + "."
        let tail = String(repeating: label, count: 5)
        #expect(ServerName(tail + "abc") != nil)
        #expect(ServerName(tail + "abcd") == nil)
    }
}
