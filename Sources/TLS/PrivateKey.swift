import COpenSSL

/// A private key, kept in memory only and wiped when it goes.
// Safe: OpenSSL counts and locks a key itself, and nothing is changed once it is made.
final class PrivateKey: @unchecked Sendable {
    let pointer: OpaquePointer

    private init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        EVP_PKEY_free(pointer)
    }

    /// A new key for ECDSA on P-256: every client takes it, and it signs fast.
    static func make() throws(TLSError) -> PrivateKey {
        PrivateKey(try TLSError.require("EVP_PKEY_Q_keygen", copenssl_make_p256_key()))
    }

    /// Reads the first private key in PEM, of any kind that OpenSSL knows.
    ///
    /// - Throws: `encryptedPrivateKey` or `noPrivateKey`.
    static func read(pem: Span<UInt8>) throws(TLSError) -> PrivateKey {
        var isEncrypted = false
        ERR_clear_error()
        let key = MemoryBIO.reading(pem) { bio in
            // It is called for a passphrase, which there is none of here.
            PEM_read_bio_PrivateKey(
                bio, nil,
                { _, _, _, isEncrypted in
                    isEncrypted?.assumingMemoryBound(to: Bool.self).pointee = true
                    return -1
                }, &isEncrypted)
        }
        ERR_clear_error()
        guard let key else { throw isEncrypted ? .encryptedPrivateKey : .noPrivateKey }
        return PrivateKey(key)
    }

    /// The key in PEM, as PKCS #8 without a passphrase.
    func pem() throws(TLSError) -> [UInt8] {
        try MemoryBIO.writing("PEM_write_bio_PKCS8PrivateKey") { bio in
            PEM_write_bio_PKCS8PrivateKey(bio, pointer, nil, nil, 0, nil, nil) == 1
        }
    }
}
