/// The fields that frame a request or that its receiver asks for, told by their names.
enum KnownField: Equatable {
    case host, expect, origin, connection, contentType, authorization
    case contentLength, contentEncoding, transferEncoding, other

    @inline(__always)
    init(_ name: Range<Int>, in bytes: Span<UInt8>) {
        self =
            switch name.count {
            case 4 where bytes.matchesIgnoringCase(name, "host"): .host
            case 6 where bytes.matchesIgnoringCase(name, "expect"): .expect
            case 6 where bytes.matchesIgnoringCase(name, "origin"): .origin
            case 10 where bytes.matchesIgnoringCase(name, "connection"): .connection
            case 12 where bytes.matchesIgnoringCase(name, "content-type"): .contentType
            case 13 where bytes.matchesIgnoringCase(name, "authorization"): .authorization
            case 14 where bytes.matchesIgnoringCase(name, "content-length"): .contentLength
            case 16 where bytes.matchesIgnoringCase(name, "content-encoding"): .contentEncoding
            case 17 where bytes.matchesIgnoringCase(name, "transfer-encoding"): .transferEncoding
            default: .other
            }
    }

    /// Tells the fields of nearly every request with their colons, without looking for the end of
    /// the name first. Nil says nothing of a field.
    @inline(__always)
    static func ordinary(at start: Int, in bytes: Span<UInt8>) -> (field: Self, nameEnd: Int)? {
        switch bytes[start] | 0x20 {
        case UInt8(ascii: "h"):
            if bytes.startsIgnoringCase(at: start, "host:") { return (.host, start &+ 4) }
        case UInt8(ascii: "c"):
            if bytes.startsIgnoringCase(at: start, "content-type:") {
                return (.contentType, start &+ 12)
            }
            if bytes.startsIgnoringCase(at: start, "content-length:") {
                return (.contentLength, start &+ 14)
            }
        case UInt8(ascii: "u"):
            if bytes.startsIgnoringCase(at: start, "user-agent:") { return (.other, start &+ 10) }
        case UInt8(ascii: "a"):
            if bytes.startsIgnoringCase(at: start, "accept:") { return (.other, start &+ 6) }
        default: break
        }
        return nil
    }
}
