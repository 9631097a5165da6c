import Foundation
import Glibc

/// One run of other programs, such as a client, from their start to their end.
struct ShellCommand {
    let ending: SpawnedProcess.Ending
    /// What came on standard output and standard error.
    let output: String

    var succeeded: Bool { ending == .exit(0) }

    /// Runs a script of the shell in a folder.
    init(_ script: String, in folder: CommandLineFolder) throws {
        let running = try Running(script, in: folder)
        self = try running.wait()
    }

    /// A script that runs while others do.
    final class Running {
        private let process: SpawnedProcess
        private let file: URL

        init(_ script: String, in folder: CommandLineFolder) throws {
            file = folder.url.appending(path: "output-\(UUID())")
            let descriptors = [
                open("/dev/null", O_RDONLY | O_CLOEXEC),
                open(file.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600),
            ]
            defer { for descriptor in descriptors { close(descriptor) } }
            process = try SpawnedProcess(
                ["/bin/sh", "-c", script], in: folder.url,
                descriptors: [descriptors[0], descriptors[1], descriptors[1]])
        }

        func wait() throws -> ShellCommand {
            let ending = try process.wait(within: 60)
            let bytes = try Data(contentsOf: file)
            return ShellCommand(ending, String(decoding: bytes, as: UTF8.self))
        }
    }

    private init(_ ending: SpawnedProcess.Ending, _ output: String) {
        self.ending = ending
        self.output = output
    }
}
