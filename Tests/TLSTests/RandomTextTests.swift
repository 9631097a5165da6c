import TLS
import Testing

struct RandomTextTests {
    @Test(arguments: [0, 1, 24, 64, 1_000])
    func `random text has the length and the letters that it is to have`(_ count: Int) {
        let text = RandomText.base32(count: count)
        #expect(text.utf8.count == count)
        #expect(text.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x32...0x37).contains($0) })
    }

    @Test
    func `random text never comes twice, and uses every letter`() {
        let texts = (0..<100).map { _ in RandomText.base32(count: 24) }
        #expect(Set(texts).count == texts.count)
        #expect(Set(texts.joined()).count == 32)
    }
}
