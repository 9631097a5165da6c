/// Goes through the field lines of a head that was parsed, in their order, for whoever wants them
/// all: the journal, or a search for a field that `RequestHead` does not report.
package struct RequestFields: Sendable {
    private var position: Int
    private let end: Int

    /// A field line, as offsets into the bytes that were parsed.
    package struct Field: Equatable, Sendable {
        package let name: Range<Int>
        /// Without the white space around it.
        package let value: Range<Int>
    }

    /// The fields of a section, which is `RequestHead.fields`.
    package init(_ section: Range<Int>) {
        position = section.lowerBound
        end = section.upperBound
    }

    /// The next field; nil behind the last one.
    package mutating func next(in bytes: Span<UInt8>) -> Field? {
        guard position < end else { return nil }
        let start = position
        while bytes[position] != UInt8(ascii: ":") { position += 1 }
        let name = start..<position
        while bytes[position] != 0x0D { position += 1 }
        let value = bytes.trimmingWhitespace((name.upperBound + 1)..<position)
        position += 2
        return Field(name: name, value: value)
    }
}
