import Foundation
import JSONParsing
import Testing

/// A certificate of the user's own.
@Suite struct TLSCertificateTests {
    private let folder: CommandLineFolder

    init() throws {
        folder = try CommandLineFolder()
        let made = try ShellCommand(Self.making, in: folder)
        try #require(made.succeeded, "\(made.output)")
    }

    /// A pair and, made from it, what is of no use.
    private static let making = #"""
        set -e
        pair() {
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
                -keyout "$1-key.pem" -out "$1.pem" -subj '/CN=own' \
                -addext subjectAltName=DNS:localhost,IP:127.0.0.1
        }
        pair own
        pair other
        openssl pkey -in own-key.pem -aes128 -passout pass:secret -out encrypted-key.pem
        openssl req -new -key own-key.pem -subj '/CN=own' -out request.pem
        printf '[ca]\ndefault_ca=a\n[a]\ndatabase=index\nnew_certs_dir=.\nrand_serial=yes\n' >config
        printf 'unique_subject=no\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n' >>config
        touch index
        dated() {
            openssl ca -batch -config config -selfsign -keyfile own-key.pem -in request.pem \
                -notext -out "$1.pem" -startdate "$2" -enddate "$3"
        }
        dated expired 20200101000000Z 20200102000000Z
        dated future 20900101000000Z 20900102000000Z
        echo nonsense >nonsense.pem
        : >empty.pem
        cat own-key.pem own.pem >both.pem
        """#

    @Test(arguments: [("own.pem", "own-key.pem"), ("both.pem", "both.pem")])
    func `a pair is served`(_ certificate: String, _ key: String) throws {
        let emulator = try EmulatorProcess.withActiveGate(
            ["--certificate", certificate, "--private-key", key, "--log-level", "info"],
            in: folder)
        #expect(emulator.ready["activeGate"]?["caFile"] == nil)
        let answer = try emulator.shell(
            #"curl --silent --cacert own.pem -H "Authorization: Api-Token $token" $url/events"#)
        #expect(answer.succeeded)
        #expect(answer.output.contains(#""totalCount":0"#))
        #expect(!emulator.errors.contains("  trust  "))
    }

    /// The files, which of them is to blame, and what is said of it.
    private static let refusals: [(String, String, String, String)] = [
        ("own.pem", "other-key.pem", "other-key.pem", "does not belong to the certificate"),
        ("expired.pem", "own-key.pem", "expired.pem", "until 2020-01-02 00:00:00 UTC"),
        ("future.pem", "own-key.pem", "future.pem", "not valid before 2090-01-01 00:00:00 UTC"),
        ("missing.pem", "own-key.pem", "missing.pem", "No such file or directory"),
        ("own.pem", "missing.pem", "missing.pem", "No such file or directory"),
        (".", "own-key.pem", "cannot read .", "Is a directory"),
        ("nonsense.pem", "own-key.pem", "nonsense.pem", "no certificate in PEM"),
        ("empty.pem", "own-key.pem", "empty.pem", "no certificate in PEM"),
        ("own-key.pem", "own-key.pem", "own-key.pem", "no certificate in PEM"),
        ("own.pem", "nonsense.pem", "nonsense.pem", "no private key in PEM"),
        ("own.pem", "own.pem", "own.pem", "no private key in PEM"),
        ("own.pem", "encrypted-key.pem", "encrypted-key.pem", "openssl pkey"),
    ]

    @Test(arguments: refusals)
    func `a pair that cannot be served is refused in one line`(
        _ certificate: String, _ key: String, _ file: String, _ reason: String
    ) throws {
        let run = try EmulatorProcess(
            starting: ["--port", "0", "--certificate", certificate, "--private-key", key]
                + EmulatorProcess.activeGateOptions, in: folder)
        #expect(try run.process.wait() == .exit(66))
        #expect(run.errors.hasPrefix("error: "))
        #expect(run.errors.split(separator: "\n").count == 1)
        #expect(run.errors.contains(file), "\(run.errors)")
        #expect(run.errors.contains(reason), "\(run.errors)")
    }
}
