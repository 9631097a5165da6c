import Foundation
import Glibc

/// A process that was started with chosen descriptors, until it has ended.
///
/// Foundation's `Process` can hand down no descriptor but the first three.
final class SpawnedProcess {
    struct CannotSpawn: Error { let code: Int32 }
    struct DidNotEnd: Error {}

    /// How a process ended: by itself, or by a signal.
    enum Ending: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    let identifier: pid_t
    private(set) var ending: Ending?

    /// Starts a command, an absolute path with its arguments, in a folder.
    ///
    /// `shell` is what a shell does there before it becomes the command. The descriptors, of this
    /// process, become 0, 1, 2 and so on in the new one; nil leaves a number closed.
    init(_ command: [String], shell: String = ":", in folder: URL, descriptors: [Int32?]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, descriptor) in descriptors.enumerated() {
            guard let descriptor else { continue }
            posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
        }
        // Others leave descriptors open here that are not close-on-exec.
        let closed = descriptors.indices.filter { descriptors[$0] == nil }
        for number in closed + Array(descriptors.count..<256) {
            posix_spawn_file_actions_addclose(&actions, Int32(number))
        }
        // Most are killed, and what they keep for their time goes with the folder then.
        let script = #"cd "$0" && export TMPDIR="$PWD" && \#(shell); exec "$@""#
        identifier = try Self.spawn(["/bin/sh", "-c", script, folder.path] + command, &actions)
    }

    private static func spawn(
        _ command: [String], _ actions: inout posix_spawn_file_actions_t
    ) throws -> pid_t {
        let arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        let environment = ProcessInfo.processInfo.environment.filter { $0.key == "TSAN_OPTIONS" }
            .merging(["PATH": "/usr/bin:/bin"]) { given, _ in given }
        let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var identifier: pid_t = 0
        let code = posix_spawn(&identifier, command[0], &actions, nil, arguments, variables)
        guard code == 0 else { throw CannotSpawn(code: code) }
        return identifier
    }

    func signal(_ number: Int32) {
        guard ending == nil else { return }
        kill(identifier, number)
    }

    /// Waits until the process has ended.
    @discardableResult
    func wait(within seconds: Double = 20) throws -> Ending {
        let hasEnded = eventually(within: seconds) { collect(WNOHANG) }
        guard hasEnded, let ending else { throw DidNotEnd() }
        return ending
    }

    private func collect(_ options: Int32) -> Bool {
        if ending != nil { return true }
        var status: Int32 = 0
        guard waitpid(identifier, &status, options) == identifier else { return false }
        let number = status & 0x7F
        ending = number == 0 ? .exit(status >> 8 & 0xFF) : .signal(number)
        return true
    }

    deinit {
        signal(SIGKILL)
        signal(SIGCONT)
        _ = collect(0)
    }
}

/// Looks again and again until a condition holds; false when the time is over before.
func eventually(within seconds: Double = 20, _ condition: () throws -> Bool) rethrows -> Bool {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while try !condition() {
        guard ContinuousClock.now < deadline else { return false }
        usleep(500)
    }
    return true
}
