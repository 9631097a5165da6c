import COpenSSL

/// What the client gave as its reason to break off (RFC 8446 6.2).
package struct TLSAlert: Equatable, Sendable {
    /// The number in the registry of alerts, such as 48.
    package let number: Int32

    package init(number: Int32) {
        self.number = number
    }

    /// The alert's name as OpenSSL writes it, such as `unknown CA`.
    package var name: String { String(cString: SSL_alert_desc_string_long(number)) }

    /// A sentence for people that says what to do about it, where that is known.
    package var explanation: String {
        switch number {
        // Clients do not agree which of these says that they do not know the issuer, and which
        // that the name is another.
        case SSL_AD_BAD_CERTIFICATE, SSL_AD_CERTIFICATE_UNKNOWN, SSL_AD_UNKNOWN_CA:
            "The client does not trust the certificate: give it the CA file, "
                + "and use a name that the certificate holds (alert \(name))."
        case SSL_AD_CERTIFICATE_EXPIRED:
            "The client takes the certificate for expired: compare its clock (alert \(name))."
        default: "The client broke off the TLS session (alert \(name))."
        }
    }
}
