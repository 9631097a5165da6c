import COpenSSL
import TLS
import TLSTesting
import Testing

struct ServerIdentityTests {
    private let certificate: [UInt8]
    private let key: [UInt8]

    init() throws {
        let identity = try TestIdentity.issue("localhost")
        certificate = try identity.certificatePEM()
        key = try identity.privateKeyPEM()
    }

    private func error(
        _ certificate: [UInt8], _ key: [UInt8], at now: Int = TestIdentity.now
    ) -> TLSError? {
        #expect(throws: TLSError.self) {
            _ = try ServerIdentity(
                certificatePEM: certificate.span, privateKeyPEM: key.span, at: now)
        }
    }

    @Test
    func `an identity that was made elsewhere serves`() throws {
        let issuer = try TestIdentity.authority().certificatePEM()
        for (chain, key) in [
            (certificate, key), (certificate + issuer, key),
            (certificate + key, certificate + key), (key + certificate, certificate + key),
        ] {
            let identity = try ServerIdentity(
                certificatePEM: chain.span, privateKeyPEM: key.span, at: TestIdentity.now)
            let conversation = try Conversation(context: TLSContext(identity))
            #expect(conversation.shakeHands() == .complete)
        }
    }

    @Test(arguments: ["", "certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n"])
    func `what is not PEM is refused`(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(error(bytes, key) == .noCertificate)
        #expect(error(certificate, bytes) == .noPrivateKey)
        #expect(
            error(certificate + Array("\n-----BEGIN CERTIFICATE-----\nAAAA\n".utf8), key)
                == .noCertificate)
    }

    @Test
    func `one file in the place of the other is refused`() {
        #expect(error(key, key) == .noCertificate)
        #expect(error(certificate, certificate) == .noPrivateKey)
    }

    @Test
    func `a key of another certificate is refused`() throws {
        let other = try TestIdentity.issue("localhost").privateKeyPEM()
        #expect(error(certificate, other) == .keyMismatch)
        let issuer = try TestIdentity.authority().certificatePEM()
        #expect(error(issuer + certificate, key) == .keyMismatch)
    }

    @Test(arguments: [true, false])
    func `an encrypted key is refused without asking for its passphrase`(
        _ isPKCS8: Bool
    ) throws {
        #expect(error(certificate, try encrypted(isPKCS8: isPKCS8)) == .encryptedPrivateKey)
    }

    private func encrypted(isPKCS8: Bool) throws -> [UInt8] {
        let input = try MemoryText(key)
        let plain = try #require(PEM_read_bio_PrivateKey(input.bio, nil, nil, nil))
        defer { EVP_PKEY_free(plain) }
        let output = try MemoryText()
        let cipher = EVP_aes_128_cbc()
        let status =
            isPKCS8
            ? PEM_write_bio_PKCS8PrivateKey(output.bio, plain, cipher, "secret", 6, nil, nil)
            : PEM_write_bio_PrivateKey_traditional(
                output.bio, plain, cipher, Array("secret".utf8), 6, nil, nil)
        try #require(status == 1)
        return output.bytes
    }

    @Test
    func `a certificate that is not valid now is refused with its date`() {
        let (now, day) = (TestIdentity.now, TestIdentity.day)
        let expired = TLSError.expired("2028-02-15 07:59:59 UTC")
        #expect(error(certificate, key, at: now + 396 * day) == expired)
        let notYetValid = TLSError.notYetValid("2027-01-14 08:00:00 UTC")
        #expect(error(certificate, key, at: now - day - 1) == notYetValid)
        #expect(expired.description.contains("2028-02-15 07:59:59 UTC"))
        #expect(notYetValid.description.contains("2027-01-14 08:00:00 UTC"))
    }

    @Test(arguments: [396 * 86_400 - 1, -86_400])
    func `a certificate is valid from its first to its last second`(_ offset: Int) throws {
        _ = try ServerIdentity(
            certificatePEM: certificate.span, privateKeyPEM: key.span,
            at: TestIdentity.now + offset)
    }

    private static let errors: [TLSError] = [
        .noCertificate, .noPrivateKey, .encryptedPrivateKey, .keyMismatch, .notAnAuthority,
        .expired("then"), .notYetValid("then"), .noNames,
        .library(function: "SSL_CTX_new", reason: "malloc failure"),
    ]

    @Test(arguments: errors)
    func `every error is described in one line`(_ error: TLSError) {
        #expect(!error.description.contains("\n"))
        #expect(!error.description.hasSuffix("."))
    }
}
