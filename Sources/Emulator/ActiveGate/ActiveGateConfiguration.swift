/// What an emulator is told of its ActiveGate.
package struct ActiveGateConfiguration: Sendable {
    /// The port of an environment ActiveGate (contract 1).
    package static let defaultPort: UInt16 = 9999

    /// The address to listen on. Anything but loopback needs `allowsRemote`.
    package var host = "127.0.0.1"
    /// 0 lets the system choose.
    package var port = defaultPort
    /// The environment that paths name: `/e/abc12345/api/v2/…`.
    package var environmentID = "abc12345"
    /// Names of the certificate besides those that it always has.
    package var names: [String] = []
    package var certificate = CertificateSource.made(directory: nil)
    /// Where the certificate of the authority is written; nil for a file of this process alone.
    package var caFilePath: String?
    /// Without any, one that allows everything is made up.
    package var tokens: [APIToken] = []

    package init() {}
}

/// Where the certificate of the HTTPS listener comes from.
package enum CertificateSource: Sendable, Equatable {
    /// From an authority of our own: a new one, or the one that a directory keeps.
    case made(directory: String?)
    /// From files in PEM that the user has.
    case files(certificate: String, privateKey: String)
}
