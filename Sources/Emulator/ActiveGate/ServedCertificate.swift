import EventsAPI
import Glibc
import SystemCalls
import TLS

/// The certificate that an ActiveGate serves, and the file that makes clients trust it.
struct ServedCertificate {
    let identity: ServerIdentity
    /// The certificate of our authority; nil when the user's own certificate is served.
    let caFile: String?
    /// An authority of this process alone is trusted for as long as its leaf is.
    private static let days = 397

    /// Whether the file is of this process alone.
    private let isTemporary: Bool

    /// Reads or makes the certificate.
    ///
    /// - Throws: a file that cannot be read or written, or one that does not serve.
    init(_ configuration: ActiveGateConfiguration, at now: Timestamp) throws(EmulatorError) {
        let moment = Int(now.milliseconds / 1_000)
        switch configuration.certificate {
        case .files(let certificate, let privateKey):
            identity = try Self.identity(certificate, privateKey, at: moment)
            caFile = nil
            isTemporary = false
        case .made(let directory):
            let authority: CertificateAuthority
            if let directory {
                authority = try AuthorityFolder(directory).authority(at: moment)
            } else {
                authority = try EmulatorError.certificate { () throws(TLSError) in
                    try .make(name: AuthorityFolder.name, validFrom: moment, days: Self.days)
                }
            }
            let names = try Self.names(configuration)
            identity = try EmulatorError.certificate { () throws(TLSError) in
                try authority.issue(for: names, at: moment)
            }
            isTemporary = configuration.caFilePath == nil && directory == nil
            caFile = try Self.tell(authority, configuration, directory)
        }
    }

    /// Takes away the file that is of this process alone.
    func remove() {
        if isTemporary, let caFile { _ = unlink(caFile) }
    }

    private static func identity(
        _ certificate: String, _ privateKey: String, at moment: Int
    ) throws(EmulatorError) -> ServerIdentity {
        let certificatePEM = try EmulatorError.reading(certificate)
        let privateKeyPEM = try EmulatorError.reading(privateKey)
        do throws(TLSError) {
            return try ServerIdentity(
                certificatePEM: certificatePEM.span, privateKeyPEM: privateKeyPEM.span, at: moment)
        } catch {
            throw .certificate(
                "--certificate \(certificate), --private-key \(privateKey): \(error)")
        }
    }

    /// The names under which the surfaces of the public API are called (contract 1).
    private static func names(
        _ configuration: ActiveGateConfiguration
    ) throws(EmulatorError) -> [ServerName] {
        let standard = [
            "localhost", "127.0.0.1", "::1", "\(configuration.environmentID).live.dynatrace.com",
        ]
        var names: [ServerName] = []
        for text in standard + configuration.names {
            guard let name = ServerName(text) else {
                throw .invalidName(text)
            }
            if !names.contains(name) { names.append(name) }
        }
        return names
    }

    private static func tell(
        _ authority: CertificateAuthority, _ configuration: ActiveGateConfiguration,
        _ directory: String?
    ) throws(EmulatorError) -> String {
        if configuration.caFilePath == nil, let directory {
            return absolute(AuthorityFolder(directory).certificatePath)
        }
        let path = configuration.caFilePath ?? temporaryPath
        // Nobody means to lose another file to this one.
        guard WholeFile.isOurKind(path) else {
            throw .cannotCreate(SystemError("rename", code: EEXIST, subject: path))
        }
        if let held = try? WholeFile.read(path), !held.isEmpty, !Self.isOneCertificate(held) {
            throw .cannotCreate(SystemError("rename", code: EEXIST, subject: path))
        }
        let certificate = try EmulatorError.certificate(authority.certificatePEM)
        do throws(SystemError) {
            // The certificate is public: whoever is to trust it reads it.
            try WholeFile.replace(path, with: certificate.span, mode: 0o644)
        } catch {
            throw .cannotCreate(error)
        }
        return absolute(path)
    }

    /// What a run before has left, and not the bundle that a system trusts.
    private static func isOneCertificate(_ bytes: [UInt8]) -> Bool {
        let behindStart = bytes.dropFirst(pemStart.count)
        return bytes.starts(with: pemStart)
            && !behindStart.indices.contains { behindStart[$0...].starts(with: pemStart) }
    }

    private static let pemStart = Array("-----BEGIN CERTIFICATE-----".utf8)

    private static var temporaryPath: String {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        return "\(folder)/oneagent-emulator-\(getpid())-\(RandomText.base32(count: 8)).pem"
    }

    private static func absolute(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

extension EmulatorError {
    static func certificate<Result>(
        _ make: () throws(TLSError) -> Result
    ) throws(EmulatorError) -> Result {
        do {
            return try make()
        } catch {
            throw .certificate("no certificate can be made: \(error)")
        }
    }

    /// Reads a file that was named.
    static func reading(_ path: String) throws(EmulatorError) -> [UInt8] {
        do {
            return try WholeFile.read(path)
        } catch {
            throw .certificate("cannot read \(error)")
        }
    }
}
