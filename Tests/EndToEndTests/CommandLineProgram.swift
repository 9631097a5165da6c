import Foundation
import Glibc

/// One run of the program that was built beside the tests, from its start to its end.
struct CommandLineProgram {
    let status: Int32
    let output: String
    let errors: String

    /// Runs `oneagent-emulator` with nothing in its environment but what is given here.
    init(
        _ arguments: [String], environment: [String: String] = [:], input: String = "",
        in directory: URL = FileManager.default.temporaryDirectory
    ) throws {
        let folder = try CommandLineFolder()
        let process = Process()
        process.executableURL = try Self.executable()
        process.arguments = arguments
        process.environment = environment.merging(["COLUMNS": "80"]) { given, _ in given }
        process.currentDirectoryURL = directory
        process.standardInput = try FileHandle(forReadingFrom: folder.file("input", holding: input))
        let (output, errors) = (try folder.file("output"), try folder.file("errors"))
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        self.output = try String(contentsOf: output, encoding: .utf8)
        self.errors = try String(contentsOf: errors, encoding: .utf8)
    }

    /// The test runner lies in the folder that the program is built in.
    static func executable() throws -> URL {
        let runner = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let folder = URL(filePath: runner).deletingLastPathComponent()
        return folder.appending(path: "oneagent-emulator")
    }
}
