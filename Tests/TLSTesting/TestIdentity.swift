package import TLS

/// An authority and what it issues, made once for all tests.
package enum TestIdentity {
    /// 2027-01-15 08:00:00 UTC.
    package static let now = 1_800_000_000
    package static let day = 86_400

    private static let madeAuthority = Result {
        try CertificateAuthority.make(name: "Test Authority", validFrom: now, days: 3_650)
    }
    private static let madeContext = Result { try TLSContext(issue("localhost", "127.0.0.1")) }

    package static func authority() throws -> CertificateAuthority {
        try madeAuthority.get()
    }

    /// A server's context; its tickets are of use as long as the tests run.
    package static func context() throws -> TLSContext {
        try madeContext.get()
    }

    package static func issue(_ names: String..., at moment: Int = now) throws -> ServerIdentity {
        try authority().issue(for: names.compactMap { ServerName($0) }, at: moment)
    }
}
