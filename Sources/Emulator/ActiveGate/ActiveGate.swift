import Querying
import Sockets
import TLS

/// The parts of an ActiveGate: its certificate, its tokens, its surface.
final class ActiveGate {
    let surface: ActiveGateSurface
    let context: TLSContext
    let queries: EventQueries
    private let certificate: ServedCertificate
    private let environmentID: String
    private let madeUpToken: String?
    /// Those that were given, or the one that was made up.
    let tokens: [APIToken]

    /// - Throws: a certificate that cannot be read, made or told.
    init(
        _ wanted: ActiveGateConfiguration, _ configuration: EmulatorConfiguration,
        core: EmulatorCore
    ) throws(EmulatorError) {
        environmentID = wanted.environmentID
        let certificate = try ServedCertificate(wanted, at: core.time.now)
        self.certificate = certificate
        do throws(TLSError) {
            context = try TLSContext(certificate.identity)
        } catch {
            certificate.remove()
            throw .certificate("the certificate cannot be served: \(error)")
        }
        madeUpToken = wanted.tokens.isEmpty ? Self.makeToken() : nil
        tokens =
            madeUpToken.map { [APIToken($0, scopes: Set(TokenScope.allCases))] } ?? wanted.tokens
        queries = EventQueries(
            QueriedEnvironment(id: wanted.environmentID, inventory: configuration.inventory))
        surface = ActiveGateSurface(
            core: core, configuration: configuration, activeGate: wanted,
            tokens: tokens, queries: queries)
    }

    /// contract 5: prefix, 24 and 64 characters, with full stops between them.
    private static func makeToken() -> String {
        "dt0c01.\(RandomText.base32(count: 24)).\(RandomText.base32(count: 64))"
    }

    func ready(at address: SocketAddress) -> ReadyActiveGate {
        ReadyActiveGate(
            port: address.port,
            url: "https://\(address.reachableAuthority)/e/\(environmentID)/api/v2",
            caFile: certificate.caFile, token: madeUpToken)
    }

    func close() {
        certificate.remove()
    }
}
