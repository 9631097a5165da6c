/// What a server shows its clients: its certificate, those of its issuers, and its private key.
package struct ServerIdentity: Sendable {
    /// The server's own first.
    let certificates: [Certificate]
    let key: PrivateKey

    init(certificates: [Certificate], key: PrivateKey) {
        self.certificates = certificates
        self.key = key
    }

    /// Reads an identity that was made elsewhere.
    ///
    /// - Parameters:
    ///   - certificatePEM: the server's certificate, then those of its issuers, if any.
    ///   - privateKeyPEM: its key, not encrypted. The two may be the same text.
    ///   - now: the moment at which it has to be valid, in seconds since 1970.
    /// - Throws: what has to be changed: `noCertificate`, `noPrivateKey`, `encryptedPrivateKey`,
    ///   `keyMismatch`, `expired` or `notYetValid`.
    package init(
        certificatePEM: Span<UInt8>, privateKeyPEM: Span<UInt8>, at now: Int
    ) throws(TLSError) {
        certificates = try Certificate.readAll(pem: certificatePEM)
        key = try PrivateKey.read(pem: privateKeyPEM)
        try certificates[0].requireKey(key)
        try certificates[0].requireValidity(at: now)
    }

    /// The certificates in PEM, the server's own first.
    package func certificatePEM() throws(TLSError) -> [UInt8] {
        var pem: [UInt8] = []
        for certificate in certificates { pem += try certificate.pem() }
        return pem
    }

    /// The private key in PEM, as PKCS #8 without a passphrase.
    package func privateKeyPEM() throws(TLSError) -> [UInt8] {
        try key.pem()
    }
}
