/// The fields that frame a request or that its receiver asks for, told by their names.
enum KnownField {
    case host, expect, origin, connection, contentType, authorization
    case contentLength, contentEncoding, transferEncoding, other

    /// Names are tokens here, among which folding the case is exact.
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
}
