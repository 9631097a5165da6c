import ByteBuffers
import Testing

@testable import EventsAPI

/// Keys whose checksum is sound, but whose bytes no emulator has written.
struct PageKeyFormTests {
    enum Part {
        case number(UInt64, bytes: Int)
        case text(String)
    }

    private static let sound: [Part] = [
        .number(1, bytes: 1), .number(1, bytes: 8), .number(2, bytes: 8), .number(3, bytes: 8),
        .number(10, bytes: 2), .number(1, bytes: 1), .number(5, bytes: 8),
        .number(6, bytes: 8), .number(7, bytes: 8), .text("status(OPEN)"), .text("type(HOST)"),
    ]

    @Test func `the parts of a key stand as they are read`() {
        let key = EventPageKey(seal(Self.sound))
        #expect(key?.pageSize == 10 && key?.returned == 7)
        #expect(key?.position.tie == 6)
        #expect(key?.eventSelector?.criteria == [.status(.open)])
        #expect(key?.entitySelector == "type(HOST)")
    }

    @Test(
        arguments: [
            (0, .number(0, bytes: 1)), (0, .number(2, bytes: 1)), (4, .number(0, bytes: 2)),
            (4, .number(1_001, bytes: 2)), (5, .number(2, bytes: 1)),
            (8, .number(.max, bytes: 8)), (9, .text("status(OPEN")), (9, .text(" ")),
            (9, .number(13, bytes: 4)), (9, .number(0xFFFF_FFFF, bytes: 4)),
            (10, .text("type(")), (10, .number(1, bytes: 4)), (10, .number(0xFFFF_FFFF, bytes: 4)),
            (10, .number(0x0000_0001_FF, bytes: 5)), (10, .number(0, bytes: 5)),
        ] as [(Int, Part)])
    func `a part that is unsound makes the key so`(_ place: Int, _ part: Part) {
        var parts = Self.sound
        parts[place] = part
        #expect(EventPageKey(seal(parts)) == nil)
    }

    @Test func `a key with too few parts is refused`() {
        for count in 0..<Self.sound.count {
            #expect(EventPageKey(seal(Array(Self.sound.prefix(count)))) == nil)
        }
    }

    @Test(
        arguments: [
            ([1, 100, 1, 100], true), ([1, 0, 1, 1], true), ([1, 0x7FFF_FFFF, 1, 500], true),
            ([1, 0x8000_0000, 1, 100], false), ([1, 1, 1, 0], false), ([1, 1, 1, 501], false),
            ([2, 1, 1, 1], false), ([1, 1, 2, 1], false),
        ] as [([UInt64], Bool)])
    func `the key of a catalog is held against its limits`(_ numbers: [UInt64], _ isSound: Bool) {
        var writer = PageKeyWriter()
        for (place, number) in numbers.enumerated() {
            writer.append(number, bytes: place % 2 == 0 ? 1 : 4)
        }
        let text = writer.sealed(for: "x")
        #expect((CatalogPageKey(text, of: "x") != nil) == isSound)
        #expect(CatalogPageKey(text, of: "y") == nil)
    }

    @Test func `the key of a catalog begins with the vendor's ten bytes`() {
        let text = CatalogPageKey(offset: 100, pageSize: 100).text(for: "eventTypeInfos")
        #expect(text.hasPrefix("AQAAAGQBAAAAZ"))
        #expect(text.utf8.count == 24)
    }

    @Test(
        arguments: [
            ("", []), ("AA", [0]), ("AQI", [1, 2]), ("AQID", [1, 2, 3]),
            ("-_-_", [0xFB, 0xFF, 0xBF]),
        ] as [(String, [UInt8])])
    func `base 64 stands for bytes`(_ text: String, _ bytes: [UInt8]) {
        let letters = Array(text.utf8)
        #expect(Base64URL.decode(letters.span) == bytes)
        var buffer = ByteBuffer()
        Base64URL.append(bytes.span, to: &buffer)
        #expect(String(buffer.span) == text)
    }

    @Test(arguments: ["A", "AQIDA", "AB", "AQJ", "AA==", "AQ+/", "A Q", "AQI\n", "ÄQ"])
    func `other texts are no base 64`(_ text: String) {
        let letters = Array(text.utf8)
        #expect(Base64URL.decode(letters.span) == nil)
    }

    private func seal(_ parts: [Part]) -> String {
        var writer = PageKeyWriter()
        for part in parts {
            switch part {
            case .number(let number, let count): writer.append(number, bytes: count)
            case .text(let text): writer.append(text)
            }
        }
        return writer.sealed(for: "events")
    }
}
