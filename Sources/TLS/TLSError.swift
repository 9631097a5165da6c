import COpenSSL

/// Why a certificate or a key cannot be used, or what of OpenSSL failed.
///
/// A description names no file: who read one puts its name before it.
package enum TLSError: Error, Equatable, Sendable {
    case noCertificate, noPrivateKey, encryptedPrivateKey, keyMismatch, notAnAuthority
    /// The last second of the certificate's validity, as `2026-11-23 05:20:00 UTC`.
    case expired(String)
    /// The first second of the certificate's validity, as `2026-11-23 05:20:00 UTC`.
    case notYetValid(String)
    /// An authority that is to issue certificates for nothing.
    case noNames
    /// A function of OpenSSL that failed, and what it gave as its reason.
    case library(function: String, reason: String)
}

extension TLSError: CustomStringConvertible {
    /// What is wrong and what to do about it, in one line.
    package var description: String {
        switch self {
        case .noCertificate:
            "this is no certificate in PEM; it has to hold a block that begins with "
                + "-----BEGIN CERTIFICATE-----, the server's own certificate first"
        case .noPrivateKey:
            "this is no private key in PEM; it has to hold a block that begins with "
                + "-----BEGIN PRIVATE KEY-----"
        case .encryptedPrivateKey:
            "the private key is encrypted with a passphrase; decrypt it with "
                + "`openssl pkey -in encrypted.pem -out key.pem`"
        case .keyMismatch:
            "the private key does not belong to the certificate; give the two that were made "
                + "together, and the server's certificate before those of its issuers"
        case .notAnAuthority:
            "the certificate must not sign others (it is no CA); give one with CA:TRUE in its "
                + "basic constraints, or let a new one be made"
        case .expired(let moment):
            "the certificate was valid until \(moment); give one that is valid now"
        case .notYetValid(let moment):
            "the certificate is not valid before \(moment); give one that is valid now, or set "
                + "the clock right"
        case .noNames: "a certificate needs at least one name or address"
        case .library(let function, let reason): "OpenSSL failed: \(reason) (\(function))"
        }
    }
}

extension TLSError {
    /// The oldest error in OpenSSL's queue, which is empty afterwards.
    static func ofQueue(_ function: String) -> TLSError {
        let code = ERR_get_error()
        ERR_clear_error()
        let reason = ERR_reason_error_string(code).map { String(cString: $0) }
        return .library(function: function, reason: reason ?? "no reason given")
    }

    /// Passes on what a function of OpenSSL made, unless it made nothing.
    static func require<Made>(_ function: String, _ made: Made?) throws(TLSError) -> Made {
        guard let made else { throw ofQueue(function) }
        return made
    }

    /// Throws unless a function of OpenSSL succeeded.
    static func require(_ function: String, _ succeeded: Bool) throws(TLSError) {
        guard succeeded else { throw ofQueue(function) }
    }
}
