import ByteBuffers
import HTTP1

/// A head that was read, in the words of the fixtures.
struct HeadDescription {
    private(set) var lines: [String] = []

    init(_ head: RequestHead, _ bytes: [UInt8]) {
        let text = { (range: Range<Int>) in EscapedText.text(bytes[range]) }
        var line = "complete \(text(head.methodRange)) \(text(head.target))"
        line += " HTTP/1.\(head.minorVersion) "
        switch head.framing {
        case .none: line += "none"
        case .length(let length): line += "length:\(length)"
        case .chunked: line += "chunked"
        }
        line += head.keepsAlive ? " keep-alive" : " close"
        lines.append(line + (head.expectsContinue ? " expects-continue" : ""))

        add("method", "\(head.method)")
        add("host", head.host.map(text))
        add("content-type", head.contentType.map(text))
        add("content-encoding", head.contentEncoding.map(text))
        add("authorization", head.authorization.map(text))
        add("origin", head.origin.map(text))
        add("several-content-encodings", head.hasSeveralContentEncodings ? "yes" : "no")
        add("fields", "\(Self.count(head.fields, bytes))")
        addTarget(bytes.span.extracting(head.target), head.method)
    }

    private static func count(_ section: Range<Int>, _ bytes: [UInt8]) -> Int {
        var fields = RequestFields(section)
        var count = 0
        while fields.next(in: bytes.span) != nil { count += 1 }
        return count
    }

    private mutating func addTarget(_ bytes: Span<UInt8>, _ method: RequestMethod) {
        do throws(RequestTargetError) {
            let target = try RequestTarget(bytes, method: method)
            add("form", "\(target.form)")
            add("authority", target.authority)
            add("path", EscapedText.text(target.path.utf8))
            add("segments", EscapedText.text(target.segments.joined(separator: "|").utf8))
            add("query", target.query)
        } catch {
            add("target", "\(error)")
        }
    }

    private mutating func add(_ name: String, _ value: String?) {
        let value = value ?? "-"
        lines.append(value.isEmpty ? "\(name):" : "\(name): \(value)")
    }
}
