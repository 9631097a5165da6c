/// The syntax of `Host` and of an authority without user information: `uri-host [ ":" port ]`
/// (RFC 9110 7.2, RFC 3986 3.2.2).
enum HostSyntax {
    /// An empty host is valid: a client sends it when its target has no authority.
    @inline(__always)
    static func isValid(_ value: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        let place = bytes.firstOutside(.name, from: value.lowerBound)
        if place >= value.upperBound { return true }
        if bytes[place] == UInt8(ascii: ":") { return isPort(place..<value.upperBound, bytes) }
        return isUnusual(value, bytes)
    }

    private static func isUnusual(_ value: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        let first = bytes[value.lowerBound]
        let isLiteral = first == UInt8(ascii: "[")
        guard let end = isLiteral ? literalEnd(value, bytes) : escapedNameEnd(value, bytes) else {
            return false
        }
        return isPort(end..<value.upperBound, bytes)
    }

    /// Nothing, or a colon and digits.
    private static func isPort(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        guard !range.isEmpty else { return true }
        guard bytes[range.lowerBound] == UInt8(ascii: ":") else { return false }
        var place = range.lowerBound &+ 1
        while place < range.upperBound, bytes[place].isDigit { place &+= 1 }
        return place == range.upperBound
    }

    /// The end of an address in brackets: hexadecimal digits, colons and, at its end, dots.
    private static func literalEnd(_ value: Range<Int>, _ bytes: Span<UInt8>) -> Int? {
        var place = value.lowerBound + 1
        while place < value.upperBound, isLiteralCharacter(bytes[place]) { place += 1 }
        guard place < value.upperBound, bytes[place] == UInt8(ascii: "]") else { return nil }
        return place > value.lowerBound + 2 ? place + 1 : nil
    }

    private static func isLiteralCharacter(_ byte: UInt8) -> Bool {
        byte.hexadecimalValue != nil || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }

    /// The end of a name with percent escapes; nil when one of them is broken.
    private static func escapedNameEnd(_ value: Range<Int>, _ bytes: Span<UInt8>) -> Int? {
        var place = value.lowerBound
        while place < value.upperBound, bytes[place] != UInt8(ascii: ":") {
            if OctetSet.name.contains(bytes[place]) {
                place += 1
            } else {
                guard isEscape(at: place, before: value.upperBound, bytes) else { return nil }
                place += 3
            }
        }
        return place
    }

    private static func isEscape(at place: Int, before end: Int, _ bytes: Span<UInt8>) -> Bool {
        guard bytes[place] == UInt8(ascii: "%"), place + 2 < end else { return false }
        return bytes[place + 1].hexadecimalValue != nil && bytes[place + 2].hexadecimalValue != nil
    }
}
