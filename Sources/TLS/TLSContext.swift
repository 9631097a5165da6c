import COpenSSL

/// What all sessions of a server share: its identity, and what it agrees to.
///
/// Nothing of OpenSSL is initialised before the first context or certificate is made.
// Safe: OpenSSL counts and locks a context itself, and nothing is changed once it is made.
package final class TLSContext: @unchecked Sendable {
    let context: OpaquePointer
    /// The kind of BIO that its sessions use.
    let method: OpaquePointer

    /// A context that offers TLS 1.2 and 1.3 and asks for no client certificate.
    ///
    /// - Throws: `library` when OpenSSL takes the identity not, such as for a key that is too
    ///   short.
    package init(_ identity: ServerIdentity) throws(TLSError) {
        let context = try TLSError.require("SSL_CTX_new", SSL_CTX_new(TLS_server_method()))
        do throws(TLSError) {
            try Self.configure(context)
            try Self.use(identity, in: context)
            method = try CipherStreams.makeMethod()
        } catch {
            SSL_CTX_free(context)
            throw error
        }
        self.context = context
    }

    deinit {
        SSL_CTX_free(context)
        BIO_meth_free(method)
    }

    /// A session with a client whose first bytes are still to come.
    package func makeSession() -> TLSSession {
        TLSSession(self)
    }

    private static func use(
        _ identity: ServerIdentity, in context: OpaquePointer
    ) throws(TLSError) {
        for (place, certificate) in identity.certificates.enumerated() {
            let pointer = certificate.pointer
            if place == 0 {
                try TLSError.require(
                    "SSL_CTX_use_certificate", SSL_CTX_use_certificate(context, pointer) == 1)
            } else {
                try TLSError.require(
                    "SSL_CTX_add1_chain_cert", copenssl_add_chain_certificate(context, pointer) == 1
                )
            }
        }
        try TLSError.require(
            "SSL_CTX_use_PrivateKey", SSL_CTX_use_PrivateKey(context, identity.key.pointer) == 1)
    }
}
