/// Bytes as the fixtures write them; `Fixtures/http/README.md` says how.
enum EscapedText {
    enum Problem: Error { case unknownEscape(String) }

    static func bytes(_ text: some StringProtocol) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = Substring(text)
        while let character = rest.popFirst() {
            if character == "\\" {
                bytes += try escape(&rest)
            } else {
                bytes += Array(String(character).utf8)
            }
        }
        return bytes
    }

    private static func escape(_ rest: inout Substring) throws -> [UInt8] {
        let whole = rest
        switch rest.popFirst() {
        case "r": return [0x0D]
        case "n": return [0x0A]
        case "t": return [0x09]
        case "0": return [0]
        case "\\": return [0x5C]
        case "x":
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { break }
            rest = rest.dropFirst(2)
            return [byte]
        case "(":
            guard let match = rest.prefixMatch(of: /(.*?)\*(\d+)\)/), let count = Int(match.2)
            else {
                break
            }
            rest = rest[match.range.upperBound...]
            return try Array(repeatElement(bytes(match.1), count: count).joined())
        default: break
        }
        throw Problem.unknownEscape(String(whole.prefix(20)))
    }

    /// Visible ASCII and spaces as they are, everything else as an escape.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        bytes.reduce(into: "") { text, byte in
            switch byte {
            case 0x5C: text += "\\\\"
            case 0x20..<0x7F: text.unicodeScalars.append(Unicode.Scalar(byte))
            default: text += "\\x" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }
        }
    }
}
