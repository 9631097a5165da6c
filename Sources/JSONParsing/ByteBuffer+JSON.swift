package import ByteBuffers

extension ByteBuffer {
    /// Appends text as a JSON string, with its quotation marks.
    ///
    /// Escaped is what RFC 8259 section 7 demands and nothing else: quotation marks, backslashes
    /// and what is below U+0020. Bytes that are not UTF-8 become U+FFFD.
    package mutating func append(jsonString text: Span<UInt8>) {
        append(UInt8(ascii: "\""))
        var at = 0
        while at < text.count {
            let plainEnd = SixteenBytes.plainEnd(in: text, from: at)
            append(text.extracting(at..<plainEnd))
            at = plainEnd
            if at < text.count { at += append(specialOf: text, at: at) }
        }
        append(UInt8(ascii: "\""))
    }

    /// Appends text as a JSON string, with its quotation marks.
    package mutating func append(jsonString text: String) {
        var text = text
        text.withUTF8 { append(jsonString: Span(_unsafeElements: $0)) }
    }

    /// Appends a JSON text that is known to be valid without the white space outside strings.
    package mutating func append(minified text: Span<UInt8>) {
        var at = 0
        while at < text.count {
            let start = at
            while at < text.count, !JSONText.isWhiteSpace(text[at]) {
                at = text[at] == UInt8(ascii: "\"") ? stringEnd(in: text, from: at) : at + 1
            }
            append(text.extracting(start..<at))
            while at < text.count, JSONText.isWhiteSpace(text[at]) { at += 1 }
        }
    }

    /// Appends one scalar as UTF-8, as it is.
    package mutating func append(scalar: Unicode.Scalar) {
        for byte in scalar.utf8 { append(byte) }
    }

    /// Appends what stands for a byte that is not plain ASCII, and gives how many were read.
    private mutating func append(specialOf text: Span<UInt8>, at offset: Int) -> Int {
        let byte = text[offset]
        guard byte > 0x7F else {
            append(escaped: byte)
            return 1
        }
        switch UTF8Sequence(at: offset, of: text) {
        case .scalar(let length):
            append(text.extracting(offset..<offset + length))
            return length
        case .invalid(let length), .cutOff(let length):
            append(scalar: "\u{FFFD}")
            return length
        }
    }

    private mutating func append(escaped byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(escape: byte)
        case 0x08: append(escape: UInt8(ascii: "b"))
        case 0x09: append(escape: UInt8(ascii: "t"))
        case 0x0A: append(escape: UInt8(ascii: "n"))
        case 0x0C: append(escape: UInt8(ascii: "f"))
        case 0x0D: append(escape: UInt8(ascii: "r"))
        default:
            append(escape: UInt8(ascii: "u"))
            append(hexadecimal: UInt64(byte), digits: 4)
        }
    }

    private mutating func append(escape letter: UInt8) {
        append(UInt8(ascii: "\\"))
        append(letter)
    }

    /// Behind the string whose opening quotation mark stands at `start`.
    private func stringEnd(in text: Span<UInt8>, from start: Int) -> Int {
        var at = start + 1
        while at < text.count, text[at] != UInt8(ascii: "\"") {
            at += text[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(at + 1, text.count)
    }
}
