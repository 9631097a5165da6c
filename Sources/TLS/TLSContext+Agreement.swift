import COpenSSL

extension TLSContext {
    /// The suites of TLS 1.3, the cheapest on a processor with AES first.
    private static let suites =
        "TLS_AES_128_GCM_SHA256:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_256_GCM_SHA384"
    /// The suites of TLS 1.2 that RFC 9325 4.2 recommends (ephemeral keys, AEAD), and ChaCha20.
    private static let olderSuites =
        "ECDHE+AESGCM+AES128:ECDHE+CHACHA20:ECDHE+AESGCM+AES256"
    private static let groups = "X25519:P-256:P-384"

    /// Sets what a server agrees to.
    static func configure(_ context: OpaquePointer) throws(TLSError) {
        try TLSError.require(
            "SSL_CTX_set_min_proto_version",
            copenssl_set_versions(context, TLS1_2_VERSION, TLS1_3_VERSION) == 1)
        try TLSError.require(
            "SSL_CTX_set_ciphersuites", SSL_CTX_set_ciphersuites(context, suites) == 1)
        try TLSError.require(
            "SSL_CTX_set_cipher_list", SSL_CTX_set_cipher_list(context, olderSuites) == 1)
        try TLSError.require("SSL_CTX_set1_groups_list", copenssl_set_groups(context, groups) == 1)
        SSL_CTX_set_options(
            context,
            copenssl_no_renegotiation | copenssl_no_compression | copenssl_server_preference)
        // Else an idle session takes 28 KB, not 14. It costs a tenth of a microsecond a request.
        _ = copenssl_set_mode(context, Int(SSL_MODE_RELEASE_BUFFERS))
        try configureResumption(context)
        SSL_CTX_set_alpn_select_cb(
            context,
            { _, chosen, length, offer, count, _ in
                TLSContext.choose(chosen, length, from: offer, count)
            },
            nil)
    }

    /// Resumption by tickets, which the client keeps: a cache of ours would cost memory and a lock.
    ///
    /// OpenSSL sends two tickets with every handshake of TLS 1.3, for clients that open several
    /// connections at once. A client here can use one again, and making one is work for nothing
    /// when, as in most test suites, it never comes back.
    private static func configureResumption(_ context: OpaquePointer) throws(TLSError) {
        copenssl_set_session_cache_off(context)
        try TLSError.require("SSL_CTX_set_num_tickets", SSL_CTX_set_num_tickets(context, 1) == 1)
        let name = Array("oneagent-emulator".utf8)
        try TLSError.require(
            "SSL_CTX_set_session_id_context",
            SSL_CTX_set_session_id_context(context, name, UInt32(name.count)) == 1)
    }

    /// Chooses among the protocols that a client offers, each behind a byte with its length.
    ///
    /// RFC 7301 3.2: an offer without one that is spoken here ends in a fatal alert. It is not
    /// called when nothing is offered.
    fileprivate static func choose(
        _ chosen: UnsafeMutablePointer<UnsafePointer<UInt8>?>?,
        _ length: UnsafeMutablePointer<UInt8>?,
        from offer: UnsafePointer<UInt8>?, _ count: UInt32
    ) -> Int32 {
        let offer = UnsafeBufferPointer(start: offer, count: Int(count))
        var place = 0
        while place < offer.count {
            let end = place + 1 + Int(offer[place])
            guard end <= offer.count else { break }
            let name = UnsafeBufferPointer(rebasing: offer[(place + 1)..<end])
            if name.elementsEqual("http/1.1".utf8) {
                chosen?.pointee = name.baseAddress
                length?.pointee = UInt8(name.count)
                return SSL_TLSEXT_ERR_OK
            }
            place = end
        }
        return SSL_TLSEXT_ERR_ALERT_FATAL
    }
}
