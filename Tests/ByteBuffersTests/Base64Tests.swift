import ByteBuffers
import Foundation
import Testing

@Suite struct Base64Tests {
    private func encoded(_ bytes: [UInt8]) -> String {
        var buffer = ByteBuffer()
        buffer.append(base64: bytes.span)
        return String(buffer.span)
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `the vectors of RFC 4648 hold`(_ text: String, _ expected: String) {
        #expect(encoded(Array(text.utf8)) == expected)
    }

    @Test func `every byte can be taken back`() {
        let bytes = (0...255).map { UInt8($0) } + (0...255).reversed().map { UInt8($0) }
        for count in [bytes.count, bytes.count - 1, bytes.count - 2] {
            let text = encoded(Array(bytes.prefix(count)))
            #expect(Data(base64Encoded: text) == Data(bytes.prefix(count)))
        }
    }
}
