/// A place in a text as people count: lines and columns from 1, columns in Unicode scalars.
package struct TextPosition: Equatable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The position of the scalar that begins at a byte offset, in UTF-8. A line ends with LF, CR
    /// LF or CR; an offset behind the text means its end.
    package init(of offset: Int, in text: Span<UInt8>) {
        let offset = min(offset, text.count)
        var lineStart = 0
        line = 1
        for at in 0..<offset where Self.endsLine(text, at) {
            line += 1
            lineStart = at + 1
        }
        column = 1
        for at in lineStart..<offset where text[at] & 0xC0 != 0x80 { column += 1 }
    }

    /// Whether the byte is the last one of a line.
    private static func endsLine(_ text: Span<UInt8>, _ offset: Int) -> Bool {
        switch text[offset] {
        case UInt8(ascii: "\n"): true
        case UInt8(ascii: "\r"):
            offset + 1 == text.count || text[offset + 1] != UInt8(ascii: "\n")
        default: false
        }
    }
}
