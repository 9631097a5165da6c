import COpenSSL
import Testing

/// What a client under test offers and insists on.
struct ClientOffer: Sendable {
    var versions = TLS1_2_VERSION...TLS1_3_VERSION
    /// The cipher suites of TLS 1.2, in OpenSSL's notation.
    var ciphers = "DEFAULT"
    /// The cipher suites of TLS 1.3.
    var suites = "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256"
    var groups = "X25519:P-256"
    var protocols: [String] = []
    /// The name or address that it calls the server by.
    var name = "localhost"
    var trustsAuthority = true
    var extraFlags: UInt = 0

    static let tls12 = ClientOffer(versions: TLS1_2_VERSION...TLS1_2_VERSION)
    static let tls13 = ClientOffer(versions: TLS1_3_VERSION...TLS1_3_VERSION)
    static let both = [tls12, tls13]
}

extension ClientOffer: CustomTestStringConvertible {
    var testDescription: String { "\(versions) \(protocols) \(name)" }
}
