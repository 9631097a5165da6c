import Foundation
import Testing

/// `check` says what compilers say, and ends as sysexits has it.
@Suite struct CommandLineCheckTests {
    private let good = #"{"eventType":"CUSTOM_INFO","title":"A good one"}"#
    private let bad = """
        {
          "eventType": "CUSTOM_INFO",
          "timeout": 0
        }
        """
    private let doubtful = #"{"eventType":"CUSTOM_INFO","title":"x","source":"ci"}"#

    @Test func `a good payload passes without a word on standard output`() throws {
        let folder = try CommandLineFolder()
        try folder.file("good.json", holding: good)
        let run = try CommandLineProgram(["check", "good.json"], in: folder.url)
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(run.errors == "1 file, 0 errors, 0 warnings\n")
    }

    @Test func `every violation has its place, its message and its rule`() throws {
        let folder = try CommandLineFolder()
        try folder.file("bad.json", holding: bad)
        let run = try CommandLineProgram(["check", "bad.json"], in: folder.url)
        let lines = run.output.split(separator: "\n")
        #expect(run.status == 65)
        #expect(lines.count == 2)
        #expect(lines.first?.wholeMatch(of: /bad\.json:1:1: error: .+ \[title\.missing\]/) != nil)
        #expect(
            lines.last?.wholeMatch(of: /bad\.json:3:14: error: .+ \[timeout\.too-small\]/) != nil)
        #expect(run.errors == "1 file, 2 errors, 0 warnings\n")
    }

    @Test func `a warning is no violation unless one is strict`() throws {
        let lenient = try CommandLineProgram(["check"], input: doubtful)
        #expect(lenient.status == 0)
        #expect(lenient.output.hasPrefix("<stdin>:1:"))
        #expect(lenient.output.contains(": warning: "))
        let strict = try CommandLineProgram(["check", "--strict", "-"], input: doubtful)
        #expect(strict.status == 65)
        #expect(strict.output.contains(": error: "))
        let variable = ["ONEAGENT_EMULATOR_STRICT": "1"]
        let byVariable = try CommandLineProgram(
            ["check"], environment: variable, input: doubtful)
        #expect(byVariable.status == 65)
    }

    @Test func `files are judged in order, and one that cannot be read is told`() throws {
        let folder = try CommandLineFolder()
        try folder.file("bad.json", holding: bad)
        try folder.file("doubtful.json", holding: doubtful)
        let run = try CommandLineProgram(
            ["check", "doubtful.json", "absent.json", "bad.json"], in: folder.url)
        let files = run.output.split(separator: "\n").compactMap { $0.split(separator: ":").first }
        #expect(run.status == 66)
        #expect(files == ["doubtful.json", "bad.json", "bad.json"])
        #expect(run.errors.contains("absent.json: No such file or directory"))
        #expect(run.errors.hasSuffix("2 files, 2 errors, 1 warning\n"))
    }

    @Test(arguments: ["", "{", "[]", "nonsense", "{}{}"])
    func `what is no event at all violates the contract`(_ text: String) throws {
        let run = try CommandLineProgram(["check"], input: text)
        #expect(run.status == 65)
        #expect(run.output.split(separator: "\n").first?.hasPrefix("<stdin>:1:") == true)
    }
}
