/// A response as a client understands it: by its status line and its `Content-Length`.
struct TestResponse: Equatable {
    var status: Int
    /// By lower-case name.
    var fields: [String: String]
    var content: [UInt8]

    var text: String { String(decoding: content, as: UTF8.self) }
    var saysClose: Bool { fields["connection"] == "close" }

    /// The responses that stand whole at the start of the bytes, and how many bytes they are.
    static func parse(_ bytes: [UInt8]) -> (responses: [TestResponse], consumed: Int) {
        var responses: [TestResponse] = []
        var consumed = 0
        while let (response, end) = parseOne(bytes[consumed...]) {
            responses.append(response)
            consumed = end
        }
        return (responses, consumed)
    }

    private static func parseOne(_ bytes: ArraySlice<UInt8>) -> (TestResponse, Int)? {
        guard let headEnd = endOfHead(bytes) else { return nil }
        let lines = String(decoding: bytes[bytes.startIndex..<headEnd], as: UTF8.self)
            .split(separator: "\r\n")
        guard let first = lines.first, first.hasPrefix("HTTP/1.1 "),
            let status = Int(first.dropFirst(9).prefix(3))
        else { return nil }
        let fields = Dictionary(lines.dropFirst().map(field)) { first, _ in first }
        let length = fields["content-length"].flatMap { Int($0) } ?? 0
        let end = headEnd + length
        guard end <= bytes.endIndex else { return nil }
        return (
            TestResponse(status: status, fields: fields, content: Array(bytes[headEnd..<end])), end
        )
    }

    private static func endOfHead(_ bytes: ArraySlice<UInt8>) -> Int? {
        var place = bytes.startIndex
        while place + 4 <= bytes.endIndex {
            if bytes[place..<place + 4].elementsEqual("\r\n\r\n".utf8) { return place + 4 }
            place += 1
        }
        return nil
    }

    private static func field(_ line: Substring) -> (String, String) {
        let parts = line.split(separator: ":", maxSplits: 1)
        return (parts[0].lowercased(), String(parts[1].drop { $0 == " " }))
    }
}
