import COpenSSL

/// What the two sides have agreed upon. Of use once the handshake is complete.
extension TLSSession {
    /// `TLSv1.3` or `TLSv1.2`.
    package var version: String { String(cString: SSL_get_version(ssl)) }

    /// The cipher suite as OpenSSL names it, such as `TLS_AES_128_GCM_SHA256`.
    package var cipher: String {
        SSL_CIPHER_get_name(SSL_get_current_cipher(ssl)).map { String(cString: $0) } ?? ""
    }

    /// Whether the client came with a ticket and spared both sides the full handshake.
    package var isResumed: Bool { SSL_session_reused(ssl) == 1 }

    /// What was chosen by ALPN; nil when the client offered nothing.
    package var negotiatedProtocol: String? {
        var start: UnsafePointer<UInt8>?
        var count: UInt32 = 0
        SSL_get0_alpn_selected(ssl, &start, &count)
        guard let start, count > 0 else { return nil }
        let bytes = UnsafeBufferPointer(start: start, count: Int(count))
        return String(decoding: bytes, as: UTF8.self)
    }
}
