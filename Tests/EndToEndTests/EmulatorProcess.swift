import Foundation
import Glibc
import JSONParsing
import Testing

/// The program, serving in a folder of its own on ports of its own, until the test is done with it.
final class EmulatorProcess {
    let folder: CommandLineFolder
    let process: SpawnedProcess
    private(set) var ready = JSONValue(.null)

    struct IsNotReady: Error { let errors: String }

    /// Starts the program with `serve --port 0 --ready-file ready.json` and these options, and waits
    /// until it is ready.
    ///
    /// `shell` is what a shell does before, such as `ulimit -n 200`. Standard input is empty, and
    /// standard output goes to the file `output`, unless descriptors are given; `more` are the
    /// descriptors from 3.
    convenience init(
        _ options: [String] = [], shell: String = ":", in folder: CommandLineFolder? = nil,
        input: Int32? = nil, output: Int32? = nil, more: [Int32] = []
    ) throws {
        try self.init(
            starting: ["--port", "0", "--ready-file", "ready.json"] + options, shell: shell,
            in: folder ?? CommandLineFolder(), input: input, output: output, more: more)
        try waitUntilReady()
    }

    /// Starts the program with just these options of `serve`, and waits for nothing.
    /// `closesStandard` leaves it without standard input, output and error.
    init(
        starting options: [String], shell: String = ":", in folder: CommandLineFolder,
        input: Int32? = nil, output: Int32? = nil, more: [Int32] = [], closesStandard: Bool = false
    ) throws {
        self.folder = folder
        let executable = try CommandLineProgram.executable().path
        let files = [
            open("/dev/null", O_RDONLY | O_CLOEXEC),
            Self.create(folder("output")), Self.create(folder("errors")),
        ]
        defer { for file in files { close(file) } }
        process = try SpawnedProcess(
            [executable, "serve"] + options, shell: shell, in: folder.url,
            descriptors: closesStandard
                ? [nil, nil, nil] : [input ?? files[0], output ?? files[1], files[2]] + more)
    }

    private static func create(_ path: String) -> Int32 {
        open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o644)
    }

    func waitUntilReady() throws {
        let isReady = eventually {
            // One that was killed has left its file behind, until the next removes it.
            let line = (try? text(of: "ready.json")) ?? ""
            ready = (try? JSONValue(line)) ?? ready
            let isOurs = ready["pid"]?.int64 == Int64(process.identifier)
            return isOurs || (try? process.wait(within: 0)) != nil
        }
        guard isReady, process.ending == nil else { throw IsNotReady(errors: errors) }
    }

    var port: UInt16 {
        UInt16(truncatingIfNeeded: ready["oneAgent"]?["port"]?.int64 ?? 0)
    }

    var controlPort: UInt16 {
        let authority = ready["control"]?.string?.split(separator: "/")[1]
        return authority?.split(separator: ":").last.flatMap { UInt16($0) } ?? 0
    }

    /// Asks the program to stop and waits until it has.
    @discardableResult
    func stop(_ signal: Int32 = SIGTERM) throws -> SpawnedProcess.Ending {
        process.signal(signal)
        return try process.wait()
    }
}

/// What the program leaves in its folder.
extension EmulatorProcess {
    func bytes(of name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: folder.url.appending(path: name)))
    }

    func text(of name: String) throws -> String {
        try String(decoding: bytes(of: name), as: UTF8.self)
    }

    /// What was said on standard error so far.
    var errors: String { (try? text(of: "errors")) ?? "" }

    func lines(of name: String = "events.jsonl") throws -> [String] {
        try text(of: name).split(separator: "\n").map(String.init)
    }

    func values(of name: String = "events.jsonl") throws -> [JSONValue] {
        try lines(of: name).map { try JSONValue($0) }
    }

    /// The sequence numbers of a record's lines.
    func sequences(of name: String = "events.jsonl") throws -> [Int64] {
        try values(of: name).compactMap { $0["sequence"]?.int64 }
    }
}

extension CommandLineFolder {
    /// The path of a file in the folder.
    func callAsFunction(_ name: String) -> String { url.appending(path: name).path }
}

extension JSONValue {
    init(_ text: String) throws {
        try self.init(parsing: Array(text.utf8).span)
    }
}
