import COpenSSL
import TLS
import Testing

/// The other side of a session under test: OpenSSL's own client, over memory BIOs.
package final class TLSClient {
    private let context: OpaquePointer
    package let ssl: OpaquePointer
    private let incoming: OpaquePointer
    private let outgoing: OpaquePointer
    /// What OpenSSL gave as its reason when something failed.
    package private(set) var reason = ""

    package init(_ offer: ClientOffer, resuming session: OpaquePointer? = nil) throws {
        context = try #require(SSL_CTX_new(TLS_client_method()))
        ssl = try Self.makeSession(offer, context)
        incoming = try #require(BIO_new(BIO_s_mem()))
        outgoing = try #require(BIO_new(BIO_s_mem()))
        // To be empty is not to be at an end.
        BIO_ctrl(incoming, BIO_C_SET_BUF_MEM_EOF_RETURN, -1, nil)
        SSL_set_bio(ssl, incoming, outgoing)
        SSL_set_connect_state(ssl)
        if let session { try #require(SSL_set_session(ssl, session) == 1) }
    }

    deinit {
        SSL_free(ssl)
        SSL_CTX_free(context)
    }

    private static func makeSession(
        _ offer: ClientOffer, _ context: OpaquePointer
    ) throws -> OpaquePointer {
        try #require(
            copenssl_set_versions(context, offer.versions.lowerBound, offer.versions.upperBound)
                == 1)
        try #require(SSL_CTX_set_cipher_list(context, offer.ciphers) == 1)
        try #require(SSL_CTX_set_ciphersuites(context, offer.suites) == 1)
        try #require(copenssl_set_groups(context, offer.groups) == 1)
        if offer.trustsAuthority { try trustAuthority(context) }
        let list = offer.protocols.flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
        if !list.isEmpty { SSL_CTX_set_alpn_protos(context, list, UInt32(list.count)) }
        let ssl = try #require(SSL_new(context))
        SSL_set_verify(ssl, SSL_VERIFY_PEER, nil)
        let parameters = SSL_get0_param(ssl)
        X509_VERIFY_PARAM_set_time(parameters, TestIdentity.now)
        X509_VERIFY_PARAM_set_flags(parameters, offer.extraFlags)
        if X509_VERIFY_PARAM_set1_ip_asc(parameters, offer.name) != 1 {
            SSL_set1_host(ssl, offer.name)
        }
        ERR_clear_error()
        return ssl
    }

    private static func trustAuthority(_ context: OpaquePointer) throws {
        let text = try MemoryText(TestIdentity.authority().certificatePEM())
        let certificate = try #require(PEM_read_bio_X509(text.bio, nil, nil, nil))
        defer { X509_free(certificate) }
        try #require(X509_STORE_add_cert(SSL_CTX_get_cert_store(context), certificate) == 1)
    }

    package func receive(_ bytes: [UInt8]) {
        BIO_write(incoming, bytes, Int32(bytes.count))
    }

    package func takeOutput() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: BIO_ctrl_pending(outgoing))
        BIO_read(outgoing, &bytes, Int32(bytes.count))
        return bytes
    }

    /// Goes on with the handshake; true once it is complete.
    @discardableResult
    package func handshake() -> Bool {
        ERR_clear_error()
        let result = SSL_do_handshake(ssl)
        if result != 1 { noteFailure(result) }
        return result == 1
    }

    /// All plaintext that there is.
    package func read() -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 20_000)
        while true {
            ERR_clear_error()
            let count = SSL_read(ssl, &block, Int32(block.count))
            guard count > 0 else {
                noteFailure(count)
                return bytes
            }
            bytes += block[..<Int(count)]
        }
    }

    package func write(_ bytes: [UInt8]) {
        ERR_clear_error()
        #expect(SSL_write(ssl, bytes, Int32(bytes.count)) == bytes.count)
    }

    package func close() {
        SSL_shutdown(ssl)
    }

    /// Whether the server's close_notify has come.
    package var sawClose: Bool { SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN != 0 }

    private func noteFailure(_ result: Int32) {
        guard SSL_get_error(ssl, result) == SSL_ERROR_SSL else { return }
        reason = ERR_reason_error_string(ERR_peek_error()).map { String(cString: $0) } ?? ""
        ERR_clear_error()
    }
}
