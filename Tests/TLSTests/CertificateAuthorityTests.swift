import COpenSSL
import TLS
import TLSTesting
import Testing

struct CertificateAuthorityTests {
    private static let names: [(issued: String, called: String)] = [
        ("localhost", "localhost"), ("LOCALHOST", "localhost"),
        ("gate.example.com", "gate.example.com"),
        ("*.example.com", "gate.example.com"), ("127.0.0.1", "127.0.0.1"), ("::1", "::1"),
        ("2001:db8::7", "2001:db8::7"), (longName, longName),
    ]
    /// Too long for a common name, so that the subject is empty.
    private static let longName = String(repeating: "a", count: 60) + ".example.com"

    private func verify(_ identity: ServerIdentity, as name: String) throws -> Bool {
        var offer = ClientOffer(name: name)
        offer.extraFlags = UInt(X509_V_FLAG_X509_STRICT)
        let conversation = try Conversation(offer, context: TLSContext(identity))
        return conversation.shakeHands() == .complete
    }

    @Test(arguments: names)
    func `a strict client finds the name in the certificate`(
        _ issued: String, _ called: String
    ) throws {
        let identity = try TestIdentity.issue(issued)
        #expect(try verify(identity, as: called))
        #expect(try !verify(identity, as: "other.example.org"))
        #expect(try !verify(identity, as: "127.0.0.2"))
    }

    @Test
    func `one certificate serves many names`() throws {
        let names = ["localhost", "127.0.0.1", "::1", "*.example.com"]
        let identity = try TestIdentity.authority().issue(
            for: names.compactMap { ServerName($0) }, at: TestIdentity.now)
        for name in ["localhost", "127.0.0.1", "::1", "a.example.com"] {
            #expect(try verify(identity, as: name))
        }
    }

    @Test
    func `an authority that was kept issues as before`() throws {
        let first = try TestIdentity.authority()
        let certificate = try first.certificatePEM()
        let key = try first.privateKeyPEM()
        #expect(String(decoding: key, as: UTF8.self).hasPrefix("-----BEGIN PRIVATE KEY-----\n"))
        let kept = try CertificateAuthority(
            certificatePEM: certificate.span, privateKeyPEM: key.span, at: TestIdentity.now)
        #expect(try kept.certificatePEM() == certificate)
        let name = try #require(ServerName("localhost"))
        let identity = try kept.issue(for: [name], at: TestIdentity.now)
        #expect(try verify(identity, as: "localhost"))
    }

    @Test
    func `an authority that cannot be used is refused`() throws {
        let authority = try TestIdentity.authority()
        let (certificate, key) = (try authority.certificatePEM(), try authority.privateKeyPEM())
        let leaf = try TestIdentity.issue("localhost")
        let (leafCertificate, leafKey) = (try leaf.certificatePEM(), try leaf.privateKeyPEM())
        func error(_ certificate: [UInt8], _ key: [UInt8], at now: Int) -> TLSError? {
            #expect(throws: TLSError.self) {
                _ = try CertificateAuthority(
                    certificatePEM: certificate.span, privateKeyPEM: key.span, at: now)
            }
        }
        let now = TestIdentity.now
        #expect(error(leafCertificate, leafKey, at: now) == .notAnAuthority)
        #expect(error(certificate, leafKey, at: now) == .keyMismatch)
        #expect(error(key, key, at: now) == .noCertificate)
        #expect(error(certificate, certificate, at: now) == .noPrivateKey)
        let later = error(certificate, key, at: now + 3_651 * TestIdentity.day)
        #expect(later == .expired("2037-01-12 08:00:00 UTC"))
        let earlier = error(certificate, key, at: now - 2 * TestIdentity.day)
        #expect(earlier == .notYetValid("2027-01-14 08:00:00 UTC"))
    }

    @Test
    func `nothing is issued for nobody, or at a time when it would not be valid`() throws {
        let authority = try TestIdentity.authority()
        let name = try #require(ServerName("localhost"))
        let now = TestIdentity.now
        #expect(throws: TLSError.noNames) { _ = try authority.issue(for: [], at: now) }
        #expect(throws: TLSError.expired("2037-01-12 08:00:00 UTC")) {
            _ = try authority.issue(for: [name], at: now + 3_651 * TestIdentity.day)
        }
    }

    @Test
    func `an authority needs a name of at most 64 characters`() throws {
        for name in ["", String(repeating: "n", count: 65)] {
            #expect(throws: TLSError.self) {
                _ = try CertificateAuthority.make(name: name, validFrom: 0, days: 1)
            }
        }
    }

    @Test
    func `no two certificates have one serial number`() throws {
        let serials = try (0..<20).map { _ in
            try CertificateText(TestIdentity.issue("localhost").certificatePEM()).serial
        }
        #expect(Set(serials).count == serials.count)
        #expect(serials.allSatisfy { $0.count == 32 && ("4"..."7").contains($0.prefix(1)) })
    }

    @Test
    func `a server's certificate says what it is for`() throws {
        let text = try CertificateText(TestIdentity.issue("localhost", "::1").certificatePEM()).text
        for part in [
            "Version: 3", "CN=Test Authority", "Subject: CN=localhost", "CA:FALSE",
            "Digital Signature", "TLS Web Server Authentication", "prime256v1", "ecdsa-with-SHA256",
            "DNS:localhost, IP Address:0:0:0:0:0:0:0:1", "X509v3 Subject Key Identifier",
            "X509v3 Authority Key Identifier", "Not Before: Jan 14 08:00:00 2027 GMT",
            "Not After : Feb 15 07:59:59 2028 GMT",
        ] {
            #expect(text.contains(part))
        }
    }

    @Test
    func `an authority's certificate says that it may sign servers and nothing else`() throws {
        let text = try CertificateText(TestIdentity.authority().certificatePEM()).text
        for part in [
            "Version: 3", "Subject: CN=Test Authority", "CA:TRUE, pathlen:0",
            "X509v3 Basic Constraints: critical", "X509v3 Key Usage: critical",
            "Certificate Sign, CRL Sign", "X509v3 Subject Key Identifier",
            "X509v3 Authority Key Identifier",
        ] {
            #expect(text.contains(part))
        }
    }
}
