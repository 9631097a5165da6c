import ByteBuffers
import Testing

@testable import HTTPServer

@Suite struct ContentInflaterTests {
    private static let event = Array(#"{"eventType":"CUSTOM_INFO","title":"é"}"#.utf8)

    private func inflate(
        _ content: [UInt8], _ coding: ContentCoding, limit: Int = 1_048_576,
        with inflater: ContentInflater = ContentInflater()
    ) -> Result<[UInt8], InflateError> {
        var output = ByteBuffer()
        do throws(InflateError) {
            try inflater.inflate(content.span, coding, limit: limit, into: &output)
            return .success(output.span.withUnsafeBytes { Array($0) })
        } catch {
            return .failure(error)
        }
    }

    @Test(arguments: [
        (ContentCoding.gzip, Deflated.gzip), (.deflate, Deflated.zlib), (.deflate, Deflated.bare),
    ])
    func `what was encoded comes back`(_ coding: ContentCoding, _ format: Int32) {
        let inflater = ContentInflater()
        for count in [0, 1, 100, 65_535, 65_536, 65_537, 300_000, 1_048_576] {
            for level: Int32 in [0, 1, 9] {
                let content = TestHandler.pattern(count)
                let encoded = Deflated.bytes(content, format, level: level)
                #expect(inflate(encoded, coding, with: inflater) == .success(content))
            }
        }
    }

    @Test func `members of gzip that follow one another are one content`() {
        let one = Deflated.bytes(Array("{}".utf8), Deflated.gzip)
        #expect(inflate(one + one + one, .gzip) == .success(Array("{}{}{}".utf8)))
    }

    @Test(arguments: [
        (ContentCoding.gzip, Deflated.gzip), (.deflate, Deflated.zlib), (.deflate, Deflated.bare),
    ])
    func `cut anywhere it is refused`(_ coding: ContentCoding, _ format: Int32) {
        let encoded = Deflated.bytes(Self.event, format)
        for count in 0..<encoded.count {
            // Without its second byte a zlib header cannot be told from a bare stream.
            let expected: [InflateError] =
                count < 2 ? [.truncated, .corrupt] : [.truncated]
            guard case .failure(let error) = inflate(Array(encoded[..<count]), coding) else {
                Issue.record("\(count) bytes of \(encoded.count) were taken for whole")
                continue
            }
            #expect(expected.contains(error), "\(count)")
        }
    }

    @Test func `one changed byte of gzip never yields another content`() {
        let encoded = Deflated.bytes(Self.event, Deflated.gzip)
        for place in encoded.indices {
            var changed = encoded
            changed[place] ^= 0x55
            // Time, system and flags of the header say nothing of the content.
            guard case .success(let content) = inflate(changed, .gzip) else { continue }
            #expect(content == Self.event, "\(place)")
            #expect(4...9 ~= place, "\(place)")
        }
    }

    @Test(arguments: [
        (ContentCoding.gzip, Deflated.gzip), (.deflate, Deflated.zlib), (.deflate, Deflated.bare),
    ])
    func `bytes behind the end are refused`(_ coding: ContentCoding, _ format: Int32) {
        let encoded = Deflated.bytes(Self.event, format) + [0]
        #expect(inflate(encoded, coding) == .failure(.trailingBytes))
    }

    @Test(arguments: ["{\"eventType\":1}", "", "\u{1F}", "<html>"])
    func `what is not encoded is refused`(_ text: String) {
        for coding in [ContentCoding.gzip, .deflate] {
            guard case .failure = inflate(Array(text.utf8), coding) else {
                Issue.record("\(text) was taken for \(coding)")
                continue
            }
        }
    }

    @Test(arguments: [0, 1, 1_000, 65_536, 100_000])
    func `the limit counts decoded bytes`(_ limit: Int) {
        let fitting = Deflated.bytes(TestHandler.pattern(limit), Deflated.gzip)
        let larger = Deflated.bytes(TestHandler.pattern(limit + 1), Deflated.gzip)
        #expect(inflate(fitting, .gzip, limit: limit) == .success(TestHandler.pattern(limit)))
        #expect(inflate(larger, .gzip, limit: limit) == .failure(.tooLarge))
    }

    @Test func `a bomb takes no more memory than the limit`() {
        let limit = 1_048_576
        let bomb = Deflated.bytes(
            [UInt8](repeating: 0x20, count: 64 << 20), Deflated.gzip, level: 9)
        #expect(bomb.count < 100_000)
        var output = ByteBuffer()
        #expect(throws: InflateError.tooLarge) {
            try ContentInflater().inflate(bomb.span, .gzip, limit: limit, into: &output)
        }
        #expect(output.capacity <= limit + 65_536)
    }

    @Test func `after a failure the next content is decoded as ever`() {
        let inflater = ContentInflater()
        let encoded = Deflated.bytes(Self.event, Deflated.gzip)
        for bad in [Array(encoded.dropLast(3)), [1, 2, 3], []] {
            _ = inflate(bad, .gzip, with: inflater)
            #expect(inflate(encoded, .gzip, with: inflater) == .success(Self.event))
        }
    }
}
