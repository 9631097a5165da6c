import ByteBuffers

/// The form of a record line, as far as the file's own order needs it.
enum RecordLine {
    /// Enough of a line's beginning to read its sequence number.
    static let headBytes = 48

    /// The sequence number of the line that begins so, or nil when that is no record line.
    static func sequence(_ line: Span<UInt8>) -> Int? {
        guard line.starts(with: "{\"sequence\":") else { return nil }
        var offset = 12
        var sequence = 0
        while offset < line.count, case let digit = line[offset] &- UInt8(ascii: "0"), digit < 10 {
            guard offset < 30 else { return nil }
            sequence = sequence * 10 + Int(digit)
            offset += 1
        }
        let rest = line.extracting(offset..<line.count)
        guard sequence > 0, line[12] != UInt8(ascii: "0") else { return nil }
        return rest.starts(with: ",\"time\":\"") ? sequence : nil
    }

    /// The sequence number of a line that is there from its brace to its line feed.
    static func sequence(wholeLine line: Span<UInt8>) -> Int? {
        guard line.count > 2, line[line.count - 2] == UInt8(ascii: "}"),
            line[line.count - 1] == UInt8(ascii: "\n")
        else { return nil }
        return sequence(line)
    }

    /// Whether bytes may be what is left of the first line of a record, cut short anywhere.
    static func mayBeTornFirstLine(_ bytes: Span<UInt8>) -> Bool {
        var count = bytes.count
        while count > 0, bytes[count - 1] == 0 { count -= 1 }
        let head: StaticString = "{\"sequence\":1,"
        return bytes.extracting(0..<min(count, head.utf8CodeUnitCount)).begins(head)
    }
}

extension Span<UInt8> {
    func starts(with text: StaticString) -> Bool {
        count >= text.utf8CodeUnitCount
            && extracting(0..<text.utf8CodeUnitCount).begins(text)
    }

    /// Whether these bytes are a beginning of the text, or all of it.
    func begins(_ text: StaticString) -> Bool {
        guard count <= text.utf8CodeUnitCount else { return false }
        for offset in 0..<count where self[offset] != text.utf8Start[offset] { return false }
        return true
    }
}
