/// Percent escapes (RFC 3986 2.1).
package enum PercentEncoding {
    /// The text without its escapes; nil when one of them is broken, or the result is not UTF-8.
    package static func decode(
        _ text: some Sequence<UInt8>, plusIsSpace: Bool = false
    ) -> String? {
        var decoded: [UInt8] = []
        var rest = text.makeIterator()
        while let byte = rest.next() {
            if byte == UInt8(ascii: "%") {
                guard let high = rest.next()?.hexadecimalValue,
                    let low = rest.next()?.hexadecimalValue
                else { return nil }
                decoded.append(high << 4 | low)
            } else {
                decoded.append(plusIsSpace && byte == UInt8(ascii: "+") ? 0x20 : byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }
}
