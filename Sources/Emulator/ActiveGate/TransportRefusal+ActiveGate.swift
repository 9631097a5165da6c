import EventsAPI
import HTTP1
import HTTPServer

/// What only the public API refuses.
extension TransportRefusal {
    /// RFC 9110 section 15.5.2: a 401 names the scheme that is wanted.
    static func unauthenticated(hint: String) -> TransportRefusal {
        TransportRefusal(
            rule: .tokenUnknown, status: 401, message: "Token Authentication failed",
            fields: [ResponseField("WWW-Authenticate", "Api-Token")], hint: hint)
    }

    static func forbidden(_ scope: TokenScope) -> TransportRefusal {
        TransportRefusal(
            rule: .scopeMissing, status: 403,
            message: "Token is missing required scope. Use one of: "
                + "\(scope.rawValue) (\(scope.displayName))",
            hint: "give the token the scope: --token TOKEN=\(scope.rawValue)")
    }

    /// RFC 9110 section 12.5.3: a 415 for its coding says which ones are taken.
    static let unsupportedEncoding = TransportRefusal(
        rule: .contentEncodingUnsupported, status: 415, message: "Unsupported Media Type",
        fields: [ResponseField("Accept-Encoding", "gzip, deflate")],
        hint: "Content-Encoding is gzip or deflate, one of them and once")

    static let unsupportedType = TransportRefusal(
        rule: .contentTypeUnsupported, status: 415, message: "Unsupported Media Type",
        hint: "Content-Type is application/json; charset=utf-8")

    /// The content is no stream of its coding, or a larger one than the limit allows.
    init(_ error: InflateError, limit: Int) {
        switch error {
        case .tooLarge:
            self.init(
                RequestFailure(
                    status: 413,
                    explanation: "the content is larger than \(limit) bytes when it is decoded"))
        case .truncated: self = .badEncoding("it ends before its stream does")
        case .corrupt: self = .badEncoding("it is damaged, or not encoded at all")
        case .trailingBytes: self = .badEncoding("something stands behind its stream")
        case .outOfMemory:
            self.init(RequestFailure(status: 503, explanation: "there is no memory to decode it"))
        }
    }

    private static func badEncoding(_ reason: String) -> TransportRefusal {
        TransportRefusal(
            rule: .contentEncodingCorrupt, status: 400,
            message: "The content cannot be decoded as its Content-Encoding says: \(reason)")
    }

    static func missing(_ resource: MissingResource) -> TransportRefusal {
        let envelope = resource.envelope
        return TransportRefusal(
            rule: .resourceUnknown, status: envelope.code, message: envelope.message)
    }

    static let unreadable = TransportRefusal(
        rule: .recordUnreadable, status: 500, message: "Internal Server Error")

    /// Reads the parameters of a query.
    static func querying<Query>(
        _ read: () throws(QueryRefusal) -> Query
    ) throws(TransportRefusal) -> Query {
        do {
            return try read()
        } catch {
            let envelope = error.envelope
            throw TransportRefusal(
                rule: .queryInvalid, status: envelope.code, message: envelope.message,
                violations: envelope.violations)
        }
    }
}
