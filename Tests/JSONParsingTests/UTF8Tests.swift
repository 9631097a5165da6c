import JSONParsing
import Testing

struct UTF8Tests {
    /// What the standard library makes of the bytes, as a string in JSON.
    private func isUTF8(_ bytes: [UInt8]) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil
    }

    @Test
    func `every pair of bytes is judged as the standard library does`() {
        for lead in UInt8(0x80)...0xFF {
            for second in UInt8(0x80)...0xFF {
                let bytes = [lead, second]
                #expect((failure(quoted(bytes)) == nil) == isUTF8(bytes))
            }
        }
    }

    @Test
    func `every boundary of three and four bytes is judged as the standard library does`() {
        let edges: [UInt8] = [0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0]
        for lead in UInt8(0xDF)...0xF8 {
            for second in edges {
                for third in edges {
                    #expect(
                        (failure(quoted([lead, second, third])) == nil)
                            == isUTF8([lead, second, third]))
                    for fourth in edges {
                        let bytes = [lead, second, third, fourth]
                        #expect((failure(quoted(bytes)) == nil) == isUTF8(bytes))
                    }
                }
            }
        }
    }

    private func quoted(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
    }
}
