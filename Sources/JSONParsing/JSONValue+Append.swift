package import ByteBuffers

extension JSONValue {
    /// Appends the value in compact form: no white space, numbers with the text they have.
    package func append(to buffer: inout ByteBuffer) {
        switch kind {
        case .object(let members): Self.append(members, to: &buffer)
        case .array(let elements): Self.append(elements, to: &buffer)
        case .string(let text): buffer.append(jsonString: text)
        case .number(let text): buffer.append(text: text)
        case .bool(let value): buffer.append(value ? "true" : "false")
        case .null: buffer.append("null")
        }
    }

    private static func append(_ members: [JSONMember], to buffer: inout ByteBuffer) {
        buffer.append(UInt8(ascii: "{"))
        for (index, member) in members.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            buffer.append(jsonString: member.name)
            buffer.append(UInt8(ascii: ":"))
            member.value.append(to: &buffer)
        }
        buffer.append(UInt8(ascii: "}"))
    }

    private static func append(_ elements: [JSONValue], to buffer: inout ByteBuffer) {
        buffer.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { buffer.append(UInt8(ascii: ",")) }
            element.append(to: &buffer)
        }
        buffer.append(UInt8(ascii: "]"))
    }
}
