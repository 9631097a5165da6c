import ByteBuffers

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
                parameter[..<equals].lowercased() == "api-token"
            else { return String(parameter) }
            return parameter[...equals] + mask
        }
        return target[...question] + parameters.joined(separator: "&")
    }

    /// A head that could not be parsed, with what looks like a secret masked: the rest of every
    /// line that begins like a secret field, and of every `api-token=`.
    static func maskedHead(_ head: Span<UInt8>) -> String {
        let lines = String(head).split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" })
        return lines.map(maskedLine).joined(separator: "\n")
    }

    private static func maskedLine(_ line: Substring) -> String {
        let name = line.prefix { $0 != ":" && $0 != " " && $0 != "\t" && $0 != "=" }
        if isSecret(fieldName: name) { return name + ": " + mask }
        guard let token = firstToken(in: line) else { return String(line) }
        return line[..<token] + mask
    }

    /// Where the value of `api-token=` begins.
    private static func firstToken(in line: Substring) -> Substring.Index? {
        let lowered = line.lowercased()
        guard lowered.utf8.count == line.utf8.count else { return nil }
        let wanted = Array("api-token=".utf8)
        let bytes = Array(lowered.utf8)
        guard bytes.count >= wanted.count else { return nil }
        let place = (0...(bytes.count - wanted.count)).first {
            bytes[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
        return place.map { line.utf8.index(line.startIndex, offsetBy: $0 + wanted.count) }
    }
}
