import COpenSSL
import Glibc

/// A certificate that does not change any more.
// Safe: OpenSSL counts and locks a certificate itself.
final class Certificate: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over a certificate that somebody made.
    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        X509_free(pointer)
    }

    /// Reads all certificates in PEM, at least one; blocks of another kind are passed over.
    ///
    /// - Throws: `noCertificate`, also when one of several cannot be read.
    static func readAll(pem: Span<UInt8>) throws(TLSError) -> [Certificate] {
        ERR_clear_error()
        let certificates = MemoryBIO.reading(pem) { bio in
            var certificates: [Certificate] = []
            while let pointer = PEM_read_bio_X509(bio, nil, nil, nil) {
                certificates.append(Certificate(pointer))
            }
            let isEnd = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE
            return isEnd ? certificates : nil
        }
        ERR_clear_error()
        guard let certificates, !certificates.isEmpty else { throw .noCertificate }
        return certificates
    }

    /// The certificate in PEM.
    func pem() throws(TLSError) -> [UInt8] {
        try MemoryBIO.writing("PEM_write_bio_X509") { PEM_write_bio_X509($0, pointer) == 1 }
    }

    /// - Throws: `keyMismatch` when it was made for another key.
    func requireKey(_ key: PrivateKey) throws(TLSError) {
        defer { ERR_clear_error() }
        guard X509_check_private_key(pointer, key.pointer) == 1 else { throw .keyMismatch }
    }

    /// - Throws: `expired` or `notYetValid` at a moment in seconds since 1970.
    func requireValidity(at now: Int) throws(TLSError) {
        let (first, last) = (X509_get0_notBefore(pointer), X509_get0_notAfter(pointer))
        if ASN1_TIME_cmp_time_t(first, now) > 0 { throw .notYetValid(Self.text(first)) }
        if ASN1_TIME_cmp_time_t(last, now) < 0 { throw .expired(Self.text(last)) }
    }

    /// - Throws: `notAnAuthority` when it must not issue others.
    func requireAuthority() throws(TLSError) {
        let mayIssue = X509_get_key_usage(pointer) & UInt32(KU_KEY_CERT_SIGN) != 0
        guard X509_check_ca(pointer) == 1, mayIssue else { throw .notAnAuthority }
    }

    /// The last second of its validity, in seconds since 1970.
    var end: Int {
        var parts = tm()
        return ASN1_TIME_to_tm(X509_get0_notAfter(pointer), &parts) == 1 ? timegm(&parts) : 0
    }

    private static func text(_ time: UnsafePointer<ASN1_TIME>?) -> String {
        var parts = tm()
        guard ASN1_TIME_to_tm(time, &parts) == 1 else { return "an unknown time" }
        func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + String(number) }
        let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        return "\(date) \(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec)) UTC"
    }
}
