import Glibc
import SystemCalls
import TLS

/// A folder that keeps a certificate authority from run to run, so that clients need to be told
/// only once to trust it.
struct AuthorityFolder {
    static let name = "oneagent-emulator"
    private static let days = 3_650

    private let path: String

    init(_ path: String) {
        self.path = path
    }

    var certificatePath: String { "\(path)/ca.pem" }
    private var privateKeyPath: String { "\(path)/ca-key.pem" }

    /// The authority that is kept, or a new one that is kept from now on. The moment at which it has
    /// to be valid is in seconds since 1970.
    func authority(at moment: Int) throws(EmulatorError) -> CertificateAuthority {
        let lock: Int32
        do throws(SystemError) {
            lock = try openLocked()
        } catch {
            throw .cannotCreate(error)
        }
        // Closing it lets the lock go.
        defer { _ = close(lock) }
        let hasCertificate = access(certificatePath, F_OK) == 0
        guard hasCertificate || access(privateKeyPath, F_OK) == 0 else {
            return try make(at: moment)
        }
        return try read(at: moment)
    }

    /// Several emulators may start at once: one of them makes the authority.
    private func openLocked() throws(SystemError) -> Int32 {
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw SystemError("mkdir", subject: path) }
        let folder = try retryingInterrupts("open", subject: path) {
            open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        do throws(SystemError) {
            _ = try retryingInterrupts("flock", subject: path) { flock(folder, LOCK_EX) }
        } catch {
            _ = close(folder)
            throw error
        }
        return folder
    }

    private func make(at moment: Int) throws(EmulatorError) -> CertificateAuthority {
        let authority = try EmulatorError.certificate { () throws(TLSError) in
            try CertificateAuthority.make(
                name: Self.name, validFrom: moment, days: Self.days)
        }
        let privateKey = try EmulatorError.certificate(authority.privateKeyPEM)
        let certificate = try EmulatorError.certificate(authority.certificatePEM)
        do throws(SystemError) {
            try WholeFile.replace(privateKeyPath, with: privateKey.span, mode: 0o600)
            try WholeFile.replace(certificatePath, with: certificate.span, mode: 0o644)
        } catch {
            throw .cannotCreate(error)
        }
        return authority
    }

    private func read(at moment: Int) throws(EmulatorError) -> CertificateAuthority {
        let certificate = try EmulatorError.reading(certificatePath)
        let privateKey = try EmulatorError.reading(privateKeyPath)
        var status = stat()
        guard stat(privateKeyPath, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw .certificate(
                "\(privateKeyPath) can be read by others; chmod 600 it, or remove it together with "
                    + certificatePath)
        }
        do throws(TLSError) {
            return try CertificateAuthority(
                certificatePEM: certificate.span, privateKeyPEM: privateKey.span, at: moment)
        } catch {
            throw .certificate(
                "\(certificatePath): \(error); remove it and \(privateKeyPath), and new ones are made"
            )
        }
    }
}
