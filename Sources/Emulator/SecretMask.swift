import ByteBuffers
import HTTP1

/// Hides tokens wherever a request is shown (design, section 5).
enum SecretMask {
    static let mask = "***"

    static func isSecret(fieldName: some StringProtocol) -> Bool {
        let name = fieldName.lowercased()
        return name == "authorization" || name == "proxy-authorization" || name == "cookie"
    }

    /// The target with the value of every `api-token` parameter masked.
    static func maskedTarget(_ target: String) -> String {
        guard let question = target.firstIndex(of: "?") else { return target }
        let query = target[target.index(after: question)...]
        let parameters = query.split(separator: "&", omittingEmptySubsequences: false).map {
            parameter in
            guard let equals = parameter.firstIndex(of: "="),
                PercentEncoding.decode(parameter[..<equals].utf8)?.lowercased() == "api-token"
            else { return String(parameter) }
            return parameter[...equals] + mask
        }
        return target[...question] + parameters.joined(separator: "&")
    }

    /// A head that could not be parsed, with what looks like a secret masked: the rest of every
    /// line that begins like a secret field, the lines that it may go on with, and what follows
    /// every `api-token=`.
    static func maskedHead(_ head: Span<UInt8>) -> String {
        let lines = String(head).split(
            omittingEmptySubsequences: false, whereSeparator: { "\n\r\r\n".contains($0) })
        var followsSecret = false
        return lines.map { maskedLine($0, &followsSecret) }.joined(separator: "\n")
    }

    private static func maskedLine(_ line: Substring, _ followsSecret: inout Bool) -> String {
        let text = line.drop { isBlank($0) }
        // A folded line goes on with the value of the line before (RFC 9112 section 5.2).
        if followsSecret, text.startIndex > line.startIndex { return " " + mask }
        let name = text.prefix { !isBlank($0) && $0 != ":" && $0 != "=" }
        followsSecret = isSecret(fieldName: name)
        if followsSecret { return name + ": " + mask }
        guard let token = firstToken(in: line) else { return String(line) }
        return line[..<token] + mask
    }

    private static func isBlank(_ character: Character) -> Bool {
        character == " " || character == "\t"
    }

    /// Where the value of `api-token=` begins.
    private static func firstToken(in line: Substring) -> Substring.Index? {
        // In ASCII only, so that the offsets are those of the line itself.
        let bytes = line.utf8.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
        for wanted in ["api-token=", "api%2dtoken="].map({ Array($0.utf8) }) {
            let places = 0..<max(0, bytes.count - wanted.count + 1)
            if let place = places.first(where: { bytes[$0...].starts(with: wanted) }) {
                return line.utf8.index(line.startIndex, offsetBy: place + wanted.count)
            }
        }
        return nil
    }
}
