import COpenSSL

extension TLSFailure {
    /// What OpenSSL's queue of errors tells of a call that has just failed; it is empty afterwards.
    static func takingQueue(isHandshake: Bool) -> TLSFailure {
        var code = ERR_get_error()
        // Below the oldest error of libssl may lie what libcrypto had to say of it.
        while code != 0, ERR_GET_LIB(code) != ERR_LIB_SSL, ERR_peek_error() != 0 {
            code = ERR_get_error()
        }
        ERR_clear_error()
        guard code != 0, ERR_GET_LIB(code) == ERR_LIB_SSL else { return .other(of: code) }
        return known(ERR_GET_REASON(code), isHandshake: isHandshake) ?? .other(of: code)
    }

    private static func known(_ reason: Int32, isHandshake: Bool) -> TLSFailure? {
        switch reason {
        case SSL_R_HTTP_REQUEST, SSL_R_HTTPS_PROXY_REQUEST: return .notTLS
        // It knows a few methods of HTTP; with the others this is what the first letter leads to.
        case SSL_R_WRONG_VERSION_NUMBER where isHandshake: return .notTLS
        case SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_VERSION_TOO_LOW: return .protocolVersion
        case SSL_R_NO_SHARED_CIPHER, SSL_R_NO_SUITABLE_KEY_SHARE, SSL_R_NO_SHARED_GROUPS,
            SSL_R_NO_SUITABLE_SIGNATURE_ALGORITHM, SSL_R_NO_SHARED_SIGNATURE_ALGORITHMS:
            return .noSharedCipher
        case SSL_R_NO_APPLICATION_PROTOCOL: return .noApplicationProtocol
        // An alert stands in the queue as its number on top of this (ssl.h).
        case SSL_AD_REASON_OFFSET...(SSL_AD_REASON_OFFSET + 255):
            return .alertReceived(TLSAlert(number: reason - SSL_AD_REASON_OFFSET))
        default: return nil
        }
    }

    private static func other(of code: UInt) -> TLSFailure {
        let reason = ERR_reason_error_string(code).map { String(cString: $0) }
        return .other(reason: reason ?? "no reason given")
    }
}
