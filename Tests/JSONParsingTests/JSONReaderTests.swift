import JSONParsing
import Testing

/// The tokens of a text, as `kind start..<end`.
private func tokens(_ text: String) throws(JSONError) -> [String] {
    let bytes = Array(text.utf8)
    var reader = JSONReader()
    var found: [String] = []
    while true {
        let token = try reader.next(bytes.span)
        found.append("\(token.kind) \(token.range)\(token.hasEscapes ? " escaped" : "")")
        if token.kind == .endOfText { return found }
    }
}

struct JSONReaderTests {
    @Test
    func `every token says where it stands`() throws {
        let found = try tokens(#" {"a": [1, -2.5e+3,"x\n"] ,"b":{},"":null} "#)
        #expect(
            found == [
                "objectStart 1..<2", "name 2..<5", "arrayStart 7..<8", "number 8..<9",
                "number 11..<18", "string 19..<24 escaped", "arrayEnd 24..<25", "name 27..<30",
                "objectStart 31..<32", "objectEnd 32..<33", "name 34..<36", "null 37..<41",
                "objectEnd 41..<42", "endOfText 43..<43",
            ])
    }
}
