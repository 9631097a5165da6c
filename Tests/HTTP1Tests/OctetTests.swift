import Testing

@testable import HTTP1

struct OctetTests {
    static let letters = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    static let digits = Set("0123456789".utf8)

    @Test
    func `tokens consist of letters, digits and fifteen other characters`() {
        let expected = Self.letters.union(Self.digits).union("!#$%&'*+-.^_`|~".utf8)
        #expect(Set((0...255).filter { OctetSet.token.contains($0) }) == expected)
    }

    @Test
    func `names of hosts consist of unreserved characters and delimiters of parts`() {
        let expected = Self.letters.union(Self.digits).union("-._~!$&'()*+,;=".utf8)
        #expect(Set((0...255).filter { OctetSet.name.contains($0) }) == expected)
    }

    @Test(arguments: 0..<8)
    func `every control character is found at every place of a word`(_ place: Int) {
        for byte: UInt8 in 0...255 {
            let bytes = text(byte, at: place)
            let isControl = byte < 0x20 || byte == 0x7F
            #expect(bytes.span.firstControl(from: 0) == (isControl ? place : bytes.count))
        }
    }

    @Test(arguments: 0..<8)
    func `every invisible byte is found at every place of a word`(_ place: Int) {
        for byte: UInt8 in 0...255 {
            let bytes = text(byte, at: place)
            let isVisible = byte > 0x20 && byte < 0x7F
            #expect(bytes.span.firstInvisible(from: 0) == (isVisible ? bytes.count : place))
        }
    }

    @Test(arguments: 0..<7)
    func `of two bytes in a word the first is found`(_ place: Int) {
        for first: UInt8 in [0x00, 0x1F, 0x7F] {
            for second: UInt8 in [0x00, 0x1F, 0x20, 0x7F, 0x80] {
                var bytes = text(first, at: place)
                bytes[place + 1] = second
                #expect(bytes.span.firstControl(from: 0) == place)
                #expect(bytes.span.firstInvisible(from: 0) == place)
            }
        }
    }

    @Test(arguments: ["get", "host", "expect", "connection", "transfer-encoding"])
    func `a text matches itself only`(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(matches(bytes, text))
        for place in bytes.indices {
            var other = bytes
            other[place] ^= 0x40
            #expect(!matches(other, text))
        }
    }

    private func matches(_ bytes: [UInt8], _ text: String) -> Bool {
        let range = 0..<bytes.count
        return switch text {
        case "get": bytes.span.matchesIgnoringCase(range, "get")
        case "host": bytes.span.matchesIgnoringCase(range, "host")
        case "expect": bytes.span.matchesIgnoringCase(range, "expect")
        case "connection": bytes.span.matchesIgnoringCase(range, "connection")
        default: bytes.span.matchesIgnoringCase(range, "transfer-encoding")
        }
    }

    private func text(_ byte: UInt8, at place: Int) -> [UInt8] {
        var bytes = Array("abcdefghijk".utf8)
        bytes[place] = byte
        return bytes
    }
}
