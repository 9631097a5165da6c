import EventsAPI
import HTTP1
import HTTPServer

/// Why a request is refused before an event is looked at, and what the vendor's envelope says of it.
struct TransportRefusal: Error {
    let rule: Rule
    let status: Int
    /// The text of the envelope (contract 3.5).
    let message: String
    /// What is wrong with each parameter (contract 3.4).
    var violations: [ConstraintViolation] = []
    var fields: [ResponseField] = []
    /// What the client probably meant; told to people only.
    var hint: String?

    static func malformed(_ explanation: String) -> TransportRefusal {
        TransportRefusal(rule: .requestMalformed, status: 400, message: explanation)
    }

    static func unknownPath(hint: String?) -> TransportRefusal {
        TransportRefusal(
            rule: .pathUnknown, status: 404, message: "HTTP 404 Not Found", hint: hint)
    }

    static func methodNotAllowed(allowed: StaticString, hint: String) -> TransportRefusal {
        TransportRefusal(
            rule: .methodNotAllowed, status: 405, message: "HTTP 405 Method Not Allowed",
            fields: [ResponseField("Allow", allowed)], hint: hint)
    }

    /// A content may be a little longer than the limit where its head names a coding, and then it
    /// may still be `identity`.
    static func tooLarge(limit: Int) -> TransportRefusal {
        TransportRefusal(
            RequestFailure(
                status: 413, explanation: "the content is larger than \(limit) bytes"))
    }

    static let encodedContent = TransportRefusal(
        rule: .contentEncodingRefused, status: 415, message: "Unsupported Media Type",
        hint: "a OneAgent takes no Content-Encoding: send the content as it is")
}

extension TransportRefusal {
    /// What could not be read as a request, or not in time.
    init(_ failure: RequestFailure) {
        status = failure.status
        switch failure.status {
        case 413:
            rule = .contentTooLarge
            message = ReasonPhrase.text(for: 413).description
            hint = failure.explanation
        case 408:
            rule = .requestTimeout
            message = ReasonPhrase.text(for: 408).description
            hint = failure.explanation
        case 503:
            rule = .connectionsExhausted
            message = ReasonPhrase.text(for: 503).description
            hint = failure.explanation
        default:
            rule = .requestMalformed
            message = failure.explanation
        }
    }
}
