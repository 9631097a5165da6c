import JSONParsing

/// A response as it came.
struct HTTPResponse {
    let status: Int
    let fields: [(name: String, value: String)]
    let content: [UInt8]

    /// The value of a field, whatever the case of its name.
    subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    var text: String { String(decoding: content, as: UTF8.self) }

    var json: JSONValue {
        get throws { try JSONValue(parsing: content.span) }
    }

    /// The error of an envelope.
    var message: String? { try? json["error"]?["message"]?.string }

    /// The first response in some bytes and its length; nil when it is not all there.
    static func first(in bytes: [UInt8], hasContent: Bool) -> (HTTPResponse, length: Int)? {
        let separator = Array("\r\n\r\n".utf8)
        let ends = bytes.indices.dropLast(3)
        guard let end = ends.first(where: { bytes[$0..<$0 + 4].elementsEqual(separator) }) else {
            return nil
        }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let fields = lines.dropFirst().map { line in
            let parts = line.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
            return (name: String(parts[0]), value: String(parts.last ?? ""))
        }
        let length = fields.first { $0.name == "Content-Length" }.flatMap { Int($0.value) } ?? 0
        let whole = end + 4 + (hasContent ? length : 0)
        guard bytes.count >= whole else { return nil }
        let response = HTTPResponse(
            status: Int(lines[0].split(separator: " ")[1]) ?? 0, fields: fields,
            content: Array(bytes[(end + 4)..<whole]))
        return (response, whole)
    }
}
