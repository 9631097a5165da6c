import JSONParsing
import Testing

struct JSONReaderTests {
    @Test
    func `every token says where it stands`() throws {
        let text = #" {"a": [1, -2.5e+3,"x\n"] ,"b":{},"":null} "#
        let found = try tokens(Array(text.utf8)).map { token in
            "\(token.kind) \(token.range)\(token.hasEscapes ? " escaped" : "")"
        }
        #expect(
            found == [
                "objectStart 1..<2", "name 2..<5", "arrayStart 7..<8", "number 8..<9",
                "number 11..<18", "string 19..<24 escaped", "arrayEnd 24..<25", "name 27..<30",
                "objectStart 31..<32", "objectEnd 32..<33", "name 34..<36", "null 37..<41",
                "objectEnd 41..<42", "endOfText 43..<43",
            ])
    }

    @Test
    func `the content of a string is what stands between its quotation marks`() throws {
        let found = try tokens(Array(#"["", "é"]"#.utf8))
        #expect(found[1].content == 2..<2)
        #expect(found[2].content == 6..<8)
    }

    @Test(arguments: 0..<40)
    func `a string may end at any distance from the end of the text`(_ distance: Int) throws {
        for length in 0..<40 {
            let string = "\"" + String(repeating: "x", count: length) + "\""
            let text = "[\(string)\(String(repeating: " ", count: distance))]"
            let found = try tokens(Array(text.utf8))
            #expect(found[1] == JSONToken(.string, start: 1, end: length + 3))
        }
    }

    @Test(arguments: 0..<40)
    func `no byte that may not stand for itself escapes the scan`(_ place: Int) {
        for byte in UInt8.min...UInt8.max where byte != UInt8(ascii: "\"") {
            var bytes = Array("[\"\(String(repeating: "x", count: 40))\"]".utf8)
            bytes[2 + place] = byte
            let error = failure(bytes)
            if byte < 0x20 {
                #expect(error == .controlCharacter(at: 2 + place))
            } else if byte > 0x7F {
                #expect(error == .invalidUTF8(at: 2 + place))
            } else if byte == UInt8(ascii: "\\"), place < 39 {
                #expect(error == .invalidEscape(at: 2 + place))
            } else if byte == UInt8(ascii: "\\") {
                #expect(error == .unterminatedString(at: 44))
            } else {
                #expect(error == nil)
            }
        }
    }

    @Test
    func `white space outside of strings is counted`() throws {
        let bytes = Array(" {\n\t\"a b\" : [ 1 ,\r\n2 ] } ".utf8)
        var reader = JSONReader()
        while try reader.next(bytes.span).kind != .endOfText {}
        #expect(reader.insignificantBytes == 12)
        #expect(minified(bytes).count == bytes.count - 12)
    }

    @Test
    func `the end of the text is given as often as it is asked for`() throws {
        let bytes = Array("1 ".utf8)
        var reader = JSONReader()
        _ = try reader.next(bytes.span)
        for _ in 0..<3 {
            #expect(try reader.next(bytes.span) == JSONToken(.endOfText, start: 2, end: 2))
        }
    }

    @Test
    func `the depth counts what is open`() throws {
        let bytes = Array(#"{"a":[{}]}"#.utf8)
        var reader = JSONReader()
        var depths: [Int] = []
        while try reader.next(bytes.span).kind != .endOfText { depths.append(reader.depth) }
        #expect(depths == [1, 1, 2, 3, 2, 1, 0])
    }

    @Test(arguments: ["[", "{\"a\":"])
    func `64 levels are read and 65 are refused`(_ opening: String) {
        let limit = JSONReader.maximumDepth
        func text(_ depth: Int) -> String {
            let closing = opening == "[" ? "]" : "}"
            return String(repeating: opening, count: depth) + "0"
                + String(repeating: closing, count: depth)
        }
        #expect(limit == 64)
        #expect(failure(text(limit)) == nil)
        #expect(failure(text(limit + 1)) == .tooDeep(at: limit * opening.utf8.count))
        #expect(failure(text(1_000_000)) == .tooDeep(at: limit * opening.utf8.count))
    }

    @Test
    func `skipping gives the end of the container it was called in`() throws {
        let bytes = Array(#"[{"a":[1,{"]":"}"}],"b":"]"},2]"#.utf8)
        var reader = JSONReader()
        _ = try reader.next(bytes.span)
        #expect(try reader.next(bytes.span).kind == .objectStart)
        #expect(try reader.skipContents(bytes.span) == JSONToken(.objectEnd, start: 27, end: 28))
        #expect(try reader.next(bytes.span) == JSONToken(.number, start: 29, end: 30))
        #expect(try reader.skipContents(bytes.span).kind == .arrayEnd)
        #expect(try reader.next(bytes.span).kind == .endOfText)
    }

    @Test
    func `what is skipped is checked all the same`() throws {
        let bytes = Array(#"{"a":[01]}"#.utf8)
        var reader = JSONReader()
        _ = try reader.next(bytes.span)
        #expect(throws: JSONError.leadingZero(at: 6)) {
            try reader.skipContents(bytes.span)
        }
    }
}
