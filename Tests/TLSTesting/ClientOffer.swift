import COpenSSL
import Testing

/// What a client under test offers and insists on.
package struct ClientOffer: Sendable {
    package var versions: ClosedRange<Int32>
    /// The cipher suites of TLS 1.2, in OpenSSL's notation.
    package var ciphers: String
    /// The cipher suites of TLS 1.3.
    package var suites: String
    package var groups: String
    package var protocols: [String]
    /// The name or address that it calls the server by.
    package var name: String
    package var trustsAuthority = true
    package var extraFlags: UInt = 0

    package init(
        versions: ClosedRange<Int32> = TLS1_2_VERSION...TLS1_3_VERSION,
        ciphers: String = "DEFAULT",
        suites: String =
            "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256",
        groups: String = "X25519:P-256", protocols: [String] = [], name: String = "localhost"
    ) {
        self.versions = versions
        self.ciphers = ciphers
        self.suites = suites
        self.groups = groups
        self.protocols = protocols
        self.name = name
    }

    package static let tls12 = ClientOffer(versions: TLS1_2_VERSION...TLS1_2_VERSION)
    package static let tls13 = ClientOffer(versions: TLS1_3_VERSION...TLS1_3_VERSION)
    /// Nothing newer than TLS 1.1.
    package static let tls11 = ClientOffer(
        versions: TLS1_VERSION...TLS1_1_VERSION, ciphers: "ALL:@SECLEVEL=0")
    package static let both = [tls12, tls13]
}

extension ClientOffer: CustomTestStringConvertible {
    package var testDescription: String { "\(versions) \(protocols) \(name)" }
}
