import Foundation
import Glibc
import Testing

/// The authority that the program makes or keeps, and the file that clients are given.
@Suite struct TLSAuthorityTests {
    private let folder: CommandLineFolder

    init() throws {
        folder = try CommandLineFolder()
    }

    /// Whether `openssl` trusts the certificate that is served, by this file.
    private func trusts(_ caFile: String, _ emulator: EmulatorProcess) throws -> Bool {
        let check = try emulator.shell(
            #"openssl s_client -connect 127.0.0.1:"$port" -CAfile '\#(caFile)' "#
                + "-verify_return_error -x509_strict -verify_ip 127.0.0.1 </dev/null")
        return check.succeeded && check.output.contains("Verification: OK")
    }

    private func permissions(of name: String) throws -> Int? {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder(name))
        return attributes[.posixPermissions] as? Int
    }

    private func bytes(of name: String) throws -> Data {
        try Data(contentsOf: folder.url.appending(path: name))
    }

    @Test func `a folder keeps the authority for the next run`() throws {
        let options = ["--tls-directory", "tls"]
        let first = try EmulatorProcess.withActiveGate(options, in: folder)
        let resolved = folder.url.resolvingSymlinksInPath().path
        #expect(first.caFile == "\(resolved)/tls/ca.pem")
        #expect(try trusts(first.caFile, first))
        #expect(try first.stop() == .exit(0))
        #expect(try permissions(of: "tls") == 0o700)
        #expect(try permissions(of: "tls/ca-key.pem") == 0o600)
        #expect(try permissions(of: "tls/ca.pem") == 0o644)
        let kept = try (bytes(of: "tls/ca.pem"), bytes(of: "tls/ca-key.pem"))

        let second = try EmulatorProcess.withActiveGate(options, in: folder)
        #expect(try trusts(folder("tls/ca.pem"), second))
        #expect(try second.stop() == .exit(0))
        #expect(try (bytes(of: "tls/ca.pem"), bytes(of: "tls/ca-key.pem")) == kept)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder("tls"))
        #expect(Set(files) == ["ca.pem", "ca-key.pem"])
    }

    @Test func `emulators that start at once share the authority of a folder`() throws {
        let emulators = try (1...4).map { number in
            try EmulatorProcess(
                starting: [
                    "--port", "0", "--ready-file", "ready.json", "--tls-directory",
                    folder("tls"),
                ] + EmulatorProcess.activeGateOptions, in: CommandLineFolder())
        }
        for emulator in emulators {
            try emulator.waitUntilReady()
            #expect(try trusts(folder("tls/ca.pem"), emulator))
        }
    }

    @Test(arguments: [0o640, 0o604, 0o644])
    func `a key that others can read is refused`(_ mode: Int) throws {
        let options = ["--tls-directory", "tls"]
        try EmulatorProcess.withActiveGate(options, in: folder).stop()
        #expect(chmod(folder("tls/ca-key.pem"), mode_t(mode)) == 0)
        let line = try refusal(options)
        #expect(line.contains("tls/ca-key.pem") && line.contains("chmod 600"))
        #expect(chmod(folder("tls/ca-key.pem"), 0o600) == 0)
        try EmulatorProcess.withActiveGate(options, in: folder).stop()
    }

    @Test(arguments: ["ca.pem", "ca-key.pem"])
    func `half an authority is refused, and nothing is made in its place`(_ name: String) throws {
        let options = ["--tls-directory", "tls"]
        try EmulatorProcess.withActiveGate(options, in: folder).stop()
        try FileManager.default.removeItem(atPath: folder("tls/\(name)"))
        #expect(try refusal(options).contains("tls/\(name)"))
        try folder.file("tls/\(name)", holding: "nonsense\n")
        #expect(chmod(folder("tls/\(name)"), 0o600) == 0)
        let line = try refusal(options)
        #expect(line.contains("tls/ca.pem") && line.contains("remove it"))
    }

    /// Runs the program, which must not start, and returns the line that says why.
    private func refusal(_ options: [String]) throws -> String {
        let run = try EmulatorProcess(
            starting: ["--port", "0"] + EmulatorProcess.activeGateOptions + options, in: folder)
        #expect(try run.process.wait() == .exit(66))
        #expect(run.errors.hasPrefix("error: "))
        #expect(run.errors.split(separator: "\n").count == 1)
        return run.errors
    }

    @Test func `the file to trust is written where that is wished, and stays`() throws {
        let emulator = try EmulatorProcess.withActiveGate(
            ["--ca-file", "trust.pem"], in: folder)
        #expect(emulator.caFile.hasSuffix("/trust.pem"))
        #expect(try trusts(folder("trust.pem"), emulator))
        #expect(try emulator.stop() == .exit(0))
        #expect(try permissions(of: "trust.pem") == 0o644)
    }

    @Test func `a file to trust that cannot be made ends it`() throws {
        let run = try EmulatorProcess(
            starting: ["--port", "0", "--ca-file", "missing/trust.pem"]
                + EmulatorProcess.activeGateOptions, in: folder)
        #expect(try run.process.wait() == .exit(73))
        #expect(run.errors.contains("missing/trust.pem: No such file or directory"))
        #expect(run.errors.split(separator: "\n").count == 1)
    }

    @Test func `further names and addresses are in the certificate`() throws {
        let emulator = try EmulatorProcess.withActiveGate(
            ["--tls-name", "example.test", "--tls-name", "10.1.2.3"], in: folder)
        let served = try emulator.shell(
            #"openssl s_client -connect 127.0.0.1:"$port" </dev/null 2>&1 | "#
                + "openssl x509 -noout -ext subjectAltName")
        let names = [
            "DNS:localhost", "IP Address:127.0.0.1", "IP Address:0:0:0:0:0:0:0:1",
            "DNS:abc12345.live.dynatrace.com", "DNS:example.test", "IP Address:10.1.2.3",
        ]
        #expect(served.output.contains(names.joined(separator: ", ")))
        for check in ["-verify_hostname example.test", "-verify_ip 10.1.2.3"] {
            let run = try emulator.shell(
                #"openssl s_client -connect 127.0.0.1:"$port" -CAfile "$ca" "#
                    + "-verify_return_error \(check) </dev/null")
            #expect(run.succeeded)
        }
    }
}
