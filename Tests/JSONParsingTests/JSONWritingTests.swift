import ByteBuffers
import JSONParsing
import Testing

struct JSONWritingTests {
    @Test(arguments: [
        ("", #""""#), ("plain", #""plain""#), ("\"\\/", #""\"\\/""#),
        ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
        ("\0\u{1}\u{1F} \u{7F}", "\"\\u0000\\u0001\\u001f \u{7F}\""),
        ("é€😀\u{2028}", "\"é€😀\u{2028}\""),
    ])
    func `only what must be is escaped`(_ text: String, _ expected: String) {
        #expect(writtenText { $0.append(jsonString: text) } == expected)
        let bytes = Array(text.utf8)
        #expect(writtenText { $0.append(jsonString: bytes.span) } == expected)
    }

    @Test
    func `every byte that is not UTF-8 becomes a replacement character as Unicode says`() {
        var random = SplitMix64(seed: 1)
        let alphabet: [UInt8] = [
            0x20, 0x22, 0x41, 0x5C, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE0,
            0xE2,
            0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
        ]
        for _ in 0..<3000 {
            let bytes = (0..<Int(random.next() % 24)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(
                written { $0.append(jsonString: bytes.span) }
                    == written { $0.append(jsonString: text) })
        }
    }

    @Test
    func `any text survives being written and read`() throws {
        var random = SplitMix64(seed: 2)
        for _ in 0..<500 {
            let text = RandomJSON.text(&random)
            let bytes = written { $0.append(jsonString: text) }
            #expect(try JSONValue(parsing: bytes.span).string == text)
        }
    }

    @Test(arguments: JSONFixture.accepted)
    func `a value survives being written and read`(_ fixture: JSONFixture) throws {
        let value = try JSONValue(parsing: fixture.bytes.span)
        let bytes = compact(value)
        #expect(try JSONValue(parsing: bytes.span) == value)
        #expect(minified(bytes) == bytes)
    }

    @Test(arguments: JSONFixture.accepted)
    func `minifying takes the insignificant bytes and nothing else`(_ fixture: JSONFixture) throws {
        let bytes = minified(fixture.bytes)
        #expect(
            try JSONValue(parsing: bytes.span) == JSONValue(parsing: fixture.bytes.span))
        var reader = JSONReader()
        while try reader.next(fixture.bytes.span).kind != .endOfText {}
        #expect(bytes.count == fixture.bytes.count - reader.insignificantBytes)
    }

    @Test
    func `values made at random survive with any white space`() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<300 {
            let value = RandomJSON.value(&random, depth: 0)
            let loose = RandomJSON.loosened(compact(value), &random)
            #expect(try JSONValue(parsing: loose.span) == value)
            #expect(minified(loose) == compact(value))
        }
    }

    @Test(arguments: ["{\"a", "\"", "\"\\", "[1, ", "\"a\\\" ", " "])
    func `minifying what is not JSON ends all the same`(_ text: String) {
        #expect(minified(Array(text.utf8)).count <= text.utf8.count)
    }
}
