import COpenSSL

/// An authority of our own: clients are given its certificate, and then trust what it issues.
package struct CertificateAuthority: Sendable {
    private let certificate: Certificate
    private let key: PrivateKey

    /// A new authority with a key of its own (ECDSA on P-256), in memory only.
    ///
    /// - Parameters:
    ///   - name: its common name, 1 to 64 characters.
    ///   - now: seconds since 1970. It is valid from a day before that, since clocks differ.
    ///   - days: for how long from now.
    /// - Returns: the authority, which nobody keeps unless its PEM is kept.
    /// - Throws: `library`, as for a name that is empty or too long.
    package static func make(
        name: String, validFrom now: Int, days: Int
    ) throws(TLSError) -> CertificateAuthority {
        let day = CertificateDraft.secondsPerDay
        let draft = CertificateDraft(
            commonName: name, validity: (now - day)...(now + days * day),
            // RFC 5280 4.2.1.1 lets a self-signed one do without authorityKeyIdentifier; Python's
            // VERIFY_X509_STRICT does not.
            extensions: [
                (NID_basic_constraints, "critical,CA:TRUE,pathlen:0"),
                (NID_key_usage, "critical,keyCertSign,cRLSign"),
                (NID_subject_key_identifier, "hash"),
                (NID_authority_key_identifier, "keyid:always"),
            ])
        let key = try PrivateKey.make()
        return CertificateAuthority(
            certificate: try draft.sign(key, issuer: nil, issuerKey: key), key: key)
    }

    private init(certificate: Certificate, key: PrivateKey) {
        self.certificate = certificate
        self.key = key
    }

    /// Uses an authority that was kept.
    ///
    /// - Parameters:
    ///   - certificatePEM: its certificate; others behind it are passed over.
    ///   - privateKeyPEM: its key, not encrypted.
    ///   - now: the moment at which it has to be valid, in seconds since 1970.
    /// - Throws: what is wrong with it: `noCertificate`, `noPrivateKey`, `encryptedPrivateKey`,
    ///   `keyMismatch`, `notAnAuthority`, `expired` or `notYetValid`.
    package init(
        certificatePEM: Span<UInt8>, privateKeyPEM: Span<UInt8>, at now: Int
    ) throws(TLSError) {
        certificate = try Certificate.readAll(pem: certificatePEM)[0]
        key = try PrivateKey.read(pem: privateKeyPEM)
        try certificate.requireKey(key)
        try certificate.requireAuthority()
        try certificate.requireValidity(at: now)
    }

    /// The certificate in PEM, for clients.
    package func certificatePEM() throws(TLSError) -> [UInt8] {
        try certificate.pem()
    }

    /// The private key in PEM, as PKCS #8 without a passphrase, for whoever keeps the authority.
    package func privateKeyPEM() throws(TLSError) -> [UInt8] {
        try key.pem()
    }
}

extension CertificateAuthority {
    /// As long as Apple's and other clients take a server's certificate for valid.
    private static let maximumDays = 397

    /// A server's identity for all these names, the first of which is its common name.
    ///
    /// - Parameters:
    ///   - names: at least one.
    ///   - now: seconds since 1970. It is valid from a day before, for 397 days in all or for as
    ///     long as the authority.
    /// - Returns: the certificate, without the authority's own, which clients have, and its key.
    /// - Throws: `noNames` without a name, `expired` or `notYetValid` when the authority is not
    ///   valid now.
    package func issue(for names: [ServerName], at now: Int) throws(TLSError) -> ServerIdentity {
        guard let first = names.first else { throw .noNames }
        try certificate.requireValidity(at: now)
        let start = now - CertificateDraft.secondsPerDay
        // RFC 5280 4.1.2.5: the last second belongs to the validity.
        let end = start + Self.maximumDays * CertificateDraft.secondsPerDay - 1
        let fits = first.text.utf8.count <= CertificateDraft.maximumNameCharacters
        let draft = CertificateDraft(
            commonName: fits ? first.text : nil, validity: start...min(end, certificate.end),
            extensions: Self.extensions(for: names, hasSubject: fits))
        let leafKey = try PrivateKey.make()
        let leaf = try draft.sign(leafKey, issuer: certificate, issuerKey: key)
        return ServerIdentity(certificates: [leaf], key: leafKey)
    }

    private static func extensions(
        for names: [ServerName], hasSubject: Bool
    ) -> [(Int32, String)] {
        // A name holds neither of the two characters that mean anything here, comma and backslash.
        let alternatives = names.map { ($0.kind == .dns ? "DNS:" : "IP:") + $0.text }
        // RFC 5280 4.2.1.6: critical when the subject is empty.
        let criticality = hasSubject ? "" : "critical,"
        return [
            (NID_basic_constraints, "critical,CA:FALSE"),
            (NID_key_usage, "critical,digitalSignature"),
            (NID_ext_key_usage, "serverAuth"),
            (NID_subject_key_identifier, "hash"),
            (NID_authority_key_identifier, "keyid:always"),
            (NID_subject_alt_name, criticality + alternatives.joined(separator: ",")),
        ]
    }
}
