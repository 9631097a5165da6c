import ByteBuffers
import HTTP1

/// The codings that were applied to a content, in however many fields and list elements they are
/// told (RFC 9110 section 8.4).
enum ContentEncoding: Equatable {
    /// None, or only `identity`.
    case identity
    /// Its name in lower case.
    case coding(String)
    case several

    init(_ request: RequestHead, in head: Span<UInt8>) {
        self = .identity
        guard request.contentEncoding != nil else { return }
        var fields = RequestFields(request.fields)
        while let field = fields.next(in: head) {
            let name = String(head.extracting(field.name)).lowercased()
            guard name == "content-encoding" else { continue }
            add(String(head.extracting(field.value)).lowercased())
        }
    }

    private mutating func add(_ value: String) {
        let codings = value.split(separator: ",").map(Self.trimmed)
        for coding in codings where !coding.isEmpty && coding != "identity" {
            self = self == .identity ? .coding(String(coding)) : .several
        }
    }

    /// Without the white space around it: within it, it makes another coding.
    private static func trimmed(_ coding: Substring) -> Substring {
        var rest = coding.drop(while: isWhiteSpace)
        while let last = rest.last, isWhiteSpace(last) { rest.removeLast() }
        return rest
    }

    private static func isWhiteSpace(_ character: Character) -> Bool {
        character == " " || character == "\t"
    }
}
