import COpenSSL
import TLSTesting
import Testing

/// A certificate as OpenSSL shows it to people.
struct CertificateText {
    let text: String
    /// In hexadecimal digits.
    let serial: String

    init(_ pem: [UInt8]) throws {
        let input = try MemoryText(pem)
        let certificate = try #require(PEM_read_bio_X509(input.bio, nil, nil, nil))
        defer { X509_free(certificate) }
        let (output, number) = (try MemoryText(), try MemoryText())
        try #require(X509_print(output.bio, certificate) == 1)
        i2a_ASN1_INTEGER(number.bio, X509_get0_serialNumber(certificate))
        // Some versions write `CN = localhost`.
        let written = String(decoding: output.bytes, as: UTF8.self)
        text = written.split(separator: " = ").joined(separator: "=")
        serial = String(decoding: number.bytes, as: UTF8.self)
    }
}
