import ArgumentParser
import Emulator
import SystemCalls

/// The HTTPS endpoints of an ActiveGate.
struct ActiveGateOptions: ParsableArguments {
    private static let standard = ActiveGateConfiguration()

    @Flag(.activeGate, "Also serve the API as an ActiveGate does, over HTTPS.")
    var activeGate: Bool

    @Option(
        "activegate-host", "Address of the ActiveGate.", takes: "address", else: standard.host)
    var host: Setting<String>

    @Option(
        "activegate-port", "Port of the ActiveGate; 0 lets the system choose one.", takes: "port",
        else: standard.port)
    var port: Setting<UInt16>

    @Option(
        "environment-id", "Environment that paths name, as in /e/abc12345/api/v2.", takes: "id",
        else: standard.environmentID)
    var environmentID: Setting<String>

    @Option(
        listed: "token",
        "API token with its scopes, TOKEN=events.ingest,events.read; without any, one is made up",
        takes: "token")
    var tokens: [String]

    @Option("token-file", "File with a token and its scopes on each line.", takes: "file")
    var tokenFile: Setting<String>

    @Option(
        "ca-file",
        "File that takes the certificate to trust; without, one that is removed at the end.",
        takes: "file")
    var caFile: Setting<String>

    @Option(
        "tls-directory", "Folder that keeps the certificate authority for the next run.",
        takes: "folder")
    var directory: Setting<String>

    @Option(listed: "tls-name", "Further name or address in the certificate", takes: "name")
    var names: [String]

    @Option("certificate", "Certificate of your own, with its chain, in PEM.", takes: "file")
    var certificate: Setting<String>

    @Option("private-key", "Private key of that certificate, in PEM.", takes: "file")
    var privateKey: Setting<String>

    func apply(to configuration: inout EmulatorConfiguration, _ environment: Environment) throws {
        var isOn = false
        try Switch.activeGate.apply(activeGate, to: &isOn, environment)
        guard isOn else { return try refuseOthers() }
        var wanted = ActiveGateConfiguration()
        try host.apply(to: &wanted.host, environment)
        try port.apply(to: &wanted.port, environment)
        try environmentID.apply(to: &wanted.environmentID, environment)
        try caFile.apply(to: &wanted.caFilePath, environment)
        wanted.names = environment.list(names, for: "tls-name")
        wanted.certificate = try certificateSource(wanted, environment)
        wanted.tokens = try tokens(environment)
        try Self.check(wanted, allowsRemote: configuration.allowsRemote)
        configuration.activeGate = wanted
    }

    /// A flag without effect is a mistake; a variable may be there for another run.
    private func refuseOthers() throws {
        let given = [
            (host.given != nil, host.option), (port.given != nil, port.option),
            (environmentID.given != nil, environmentID.option), (!tokens.isEmpty, "token"),
            (tokenFile.given != nil, tokenFile.option), (caFile.given != nil, caFile.option),
            (directory.given != nil, directory.option), (!names.isEmpty, "tls-name"),
            (certificate.given != nil, certificate.option),
            (privateKey.given != nil, privateKey.option),
        ]
        guard let (_, option) = given.first(where: \.0) else { return }
        throw ValidationError("--\(option) is about the ActiveGate; add --activegate.")
    }

    private func certificateSource(
        _ wanted: ActiveGateConfiguration, _ environment: Environment
    ) throws -> CertificateSource {
        var (directory, certificate, privateKey): (String?, String?, String?)
        try self.directory.apply(to: &directory, environment)
        try self.certificate.apply(to: &certificate, environment)
        try self.privateKey.apply(to: &privateKey, environment)
        switch (certificate, privateKey) {
        case (nil, nil): return .made(directory: directory)
        case (let certificate?, let privateKey?):
            guard directory == nil, wanted.caFilePath == nil, wanted.names.isEmpty else {
                throw ValidationError(
                    "--certificate stands for a certificate of your own; --tls-directory, "
                        + "--ca-file and --tls-name are about one that is made.")
            }
            return .files(certificate: certificate, privateKey: privateKey)
        case (.some, nil): throw ValidationError("--certificate needs --private-key.")
        case (nil, .some): throw ValidationError("--private-key needs --certificate.")
        }
    }

    private static func check(
        _ wanted: ActiveGateConfiguration, allowsRemote: Bool
    ) throws {
        let isPlain = wanted.environmentID.utf8.allSatisfy {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || $0 == UInt8(ascii: "-")
        }
        guard isPlain, wanted.environmentID.utf8.count <= 63 else {
            throw ValidationError(
                "--environment-id takes letters, digits and hyphens, 63 at most, such as abc12345.")
        }
        try ListeningOptions.refuseRemote(
            wanted.host, of: "activegate-host", unless: allowsRemote)
    }
}
