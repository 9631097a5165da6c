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
        let json: StaticString = "application/json"
        let length = json.utf8CodeUnitCount
        guard value.count >= length else { return false }
        for place in 0..<length {
            let byte = value[place]
            let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
            guard (isCapital ? byte | 0x20 : byte) == json.utf8Start[place] else { return false }
        }
        guard value.count > length else { return true }
        return value[length] == UInt8(ascii: ";") || value[length] == UInt8(ascii: " ")
            || value[length] == UInt8(ascii: "\t")
    }
}
