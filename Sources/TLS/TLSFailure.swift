/// Why a session came to an end that it should not have come to. It holds nothing secret.
package enum TLSFailure: Equatable, Sendable {
    /// What the client sent is no TLS: a plain HTTP request, most likely.
    case notTLS
    /// The client offers TLS 1.1 and older only.
    case protocolVersion
    /// The client offers no cipher suite, group or signature scheme that is taken here.
    case noSharedCipher
    /// The client offers protocols by ALPN, and HTTP/1.1 is not among them.
    case noApplicationProtocol
    case alertReceived(TLSAlert)
    /// The client was gone before the handshake was complete.
    case handshakeAbandoned
    /// The connection ended without the client's close_notify: what it sent may not be all.
    case truncated
    /// What OpenSSL gives as its reason.
    case other(reason: String)
}

extension TLSFailure {
    /// A sentence for people that says what happened and, where that is known, what to do.
    package var explanation: String {
        switch self {
        case .notTLS: "The client does not speak TLS here: it has to use https, not http."
        case .protocolVersion: "The client offers TLS 1.1 or older; it has to use 1.2 or 1.3."
        case .noSharedCipher:
            "The client offers no cipher suite, group or signature scheme that is taken here."
        case .noApplicationProtocol:
            "The client insists on another protocol (ALPN); only http/1.1 is spoken here."
        case .alertReceived(let alert): alert.explanation
        case .handshakeAbandoned: "The client left before the handshake was complete."
        case .truncated: "The client closed the connection without saying so (close_notify)."
        case .other(let reason): "The TLS session failed: \(reason)."
        }
    }
}
