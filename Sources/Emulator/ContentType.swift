import EventsAPI
import HTTP1

/// `Content-Type` as a OneAgent looks at it: any will do, but a producer is told of a wrong one
/// (contract 0.5).
enum ContentType {
    /// The rule that the field breaks, if any.
    static func finding(_ request: RequestHead, in head: Span<UInt8>) -> Rule? {
        guard let range = request.contentType, !range.isEmpty else { return .contentTypeMissing }
        return isJSON(head.extracting(range)) ? nil : .contentTypeNotJSON
    }

    /// Whether the media type is `application/json`, whatever its case and parameters
    /// (RFC 9110 section 8.3.1).
    static func isJSON(_ value: Span<UInt8>) -> Bool {
        guard value.count >= 16, hasJSONName(value.bytes) else { return false }
        guard value.count > 16 else { return true }
        return value[16] == UInt8(ascii: ";") || value[16] == UInt8(ascii: " ")
            || value[16] == UInt8(ascii: "\t")
    }

    /// Compares sixteen bytes in two steps. The bit that makes letters small is set in the slash
    /// anyway; what it would make of a control character does not come through the head's parser.
    private static func hasJSONName(_ bytes: RawSpan) -> Bool {
        let small: UInt64 = 0x2020_2020_2020_2020
        let first = bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self) | small
        let second = bytes.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt64.self) | small
        // "applicat" and "ion/json", the first character in the lowest byte.
        return first.littleEndian == 0x7461_6369_6C70_7061
            && second.littleEndian == 0x6E6F_736A_2F6E_6F69
    }
}
