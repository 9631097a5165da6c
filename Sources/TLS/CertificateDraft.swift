import COpenSSL

/// What a certificate is to say, before it is signed.
struct CertificateDraft {
    /// At most 64 characters (RFC 5280 A.1); none leaves the subject empty.
    var commonName: String?
    /// The first and the last second of its validity, since 1970.
    var validity: ClosedRange<Int>
    /// Extensions by number and in the notation of x509v3_config(5), in this order.
    var extensions: [(Int32, String)]

    static let maximumNameCharacters = 64
    static let secondsPerDay = 86_400

    /// The certificate of a key, signed by an issuer, or by itself when there is none.
    func sign(
        _ key: PrivateKey, issuer: Certificate?, issuerKey: PrivateKey
    ) throws(TLSError) -> Certificate {
        let certificate = Certificate(try TLSError.require("X509_new", X509_new()))
        let pointer = certificate.pointer
        let issuerPointer = issuer?.pointer ?? pointer
        try TLSError.require(
            "X509_set_version", X509_set_version(pointer, Int(X509_VERSION_3)) == 1)
        try setSerial(pointer)
        try setTimes(pointer)
        try setSubject(pointer)
        try TLSError.require(
            "X509_set_issuer_name",
            X509_set_issuer_name(pointer, X509_get_subject_name(issuerPointer)) == 1)
        try TLSError.require("X509_set_pubkey", X509_set_pubkey(pointer, key.pointer) == 1)
        try addExtensions(pointer, issuer: issuerPointer)
        try TLSError.require("X509_sign", X509_sign(pointer, issuerKey.pointer, EVP_sha256()) > 0)
        return certificate
    }

    /// 128 random bits, but that the first is 0 and the second is 1: positive, of one length, and
    /// more than the 64 that may be asked for.
    private func setSerial(_ certificate: OpaquePointer) throws(TLSError) {
        var bytes = RandomText.bytes(count: 16)
        bytes[0] = bytes[0] & 0x7F | 0x40
        let number = try TLSError.require("BN_bin2bn", BN_bin2bn(bytes, Int32(bytes.count), nil))
        defer { BN_free(number) }
        let serial = X509_get_serialNumber(certificate)
        _ = try TLSError.require("BN_to_ASN1_INTEGER", BN_to_ASN1_INTEGER(number, serial))
    }

    private func setTimes(_ certificate: OpaquePointer) throws(TLSError) {
        let first = ASN1_TIME_set(X509_getm_notBefore(certificate), validity.lowerBound)
        _ = try TLSError.require("ASN1_TIME_set", first)
        let last = ASN1_TIME_set(X509_getm_notAfter(certificate), validity.upperBound)
        _ = try TLSError.require("ASN1_TIME_set", last)
    }

    private func setSubject(_ certificate: OpaquePointer) throws(TLSError) {
        guard let commonName else { return }
        let text = Array(commonName.utf8)
        let status = X509_NAME_add_entry_by_NID(
            X509_get_subject_name(certificate), NID_commonName, MBSTRING_UTF8, text,
            Int32(text.count), -1, 0)
        try TLSError.require("X509_NAME_add_entry_by_NID", status == 1)
    }

    private func addExtensions(
        _ certificate: OpaquePointer, issuer: OpaquePointer
    ) throws(TLSError) {
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer, certificate, nil, nil, 0)
        for (number, text) in extensions {
            let made = X509V3_EXT_conf_nid(nil, &context, number, text)
            let addition = try TLSError.require("X509V3_EXT_conf_nid", made)
            defer { X509_EXTENSION_free(addition) }
            try TLSError.require("X509_add_ext", X509_add_ext(certificate, addition, -1) == 1)
        }
    }
}
