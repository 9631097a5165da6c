import ArgumentParser
import ByteBuffers
import Emulator
import SystemCalls
import Verification

/// Judges payloads offline, and says what is wrong as compilers do.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Judge payload files without a server.",
        discussion: """
            Each file holds one body as a producer would post it. What is wrong with it stands on \
            standard output, one line each, as compilers write it:

              payload.json:3:14: error: title: must not be blank [title.blank]

            Columns count characters. Times are held against the clock of this machine.

            Examples:

              oneagent-emulator check payload.json
              my-producer --dry-run | oneagent-emulator check --strict

            Exit status: 0 nothing is wrong (warnings are not), 64 usage, 65 the contract is \
            violated, 66 a file cannot be read.
            """)

    @Flag(.strict, "Count what would only be warned about as an error.")
    var strict: Bool

    @Argument(help: "Files to judge; - or none at all is standard input.")
    var files: [String] = []

    func run() throws {
        var isStrict = false
        try Switch.strict.apply(strict, to: &isStrict, .process)
        let check = PayloadCheck(isStrict: isStrict)
        var count = DiagnosticCount()
        var isEveryFileRead = true
        for file in files.isEmpty ? ["-"] : files {
            do throws(SystemError) {
                count.add(try diagnostics(of: file, check))
            } catch {
                isEveryFileRead = false
                StandardStream.errors.write("oneagent-emulator: \(error)\n")
            }
        }
        if count.files > 0 { StandardStream.errors.write("\(count)\n") }
        if !isEveryFileRead { throw ExitStatus.noInput.code }
        if count.errors > 0 { throw ExitStatus.contractViolated.code }
    }

    private func diagnostics(
        of file: String, _ check: PayloadCheck
    ) throws(SystemError) -> [Diagnostic] {
        let payload = try InputFile.read(file)
        let name = file == "-" ? "<stdin>" : file
        let diagnostics = check.check(payload.span, name: name, at: EmulatorClock.system.now)
        for diagnostic in diagnostics { StandardStream.output.write("\(diagnostic)\n") }
        return diagnostics
    }
}
