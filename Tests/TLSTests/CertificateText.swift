import COpenSSL
import Testing

/// A certificate as OpenSSL shows it to people.
struct CertificateText {
    let text: String
    /// In hexadecimal digits.
    let serial: String

    init(_ pem: [UInt8]) throws {
        let bio = try #require(BIO_new_mem_buf(pem, Int32(pem.count)))
        defer { BIO_free(bio) }
        let certificate = try #require(PEM_read_bio_X509(bio, nil, nil, nil))
        defer { X509_free(certificate) }
        let output = try #require(BIO_new(BIO_s_mem()))
        defer { BIO_free(output) }
        try #require(X509_print(output, certificate) == 1)
        // Some versions write `CN = localhost`.
        text = Self.contents(of: output).split(separator: " = ").joined(separator: "=")
        BIO_ctrl(output, BIO_CTRL_RESET, 0, nil)
        i2a_ASN1_INTEGER(output, X509_get0_serialNumber(certificate))
        serial = Self.contents(of: output)
    }

    private static func contents(of bio: OpaquePointer) -> String {
        var start: UnsafeMutablePointer<CChar>?
        let count = copenssl_memory(bio, &start)
        return String(
            decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }
}
