import Foundation

/// The README, cut into what a test can run.
struct Readme {
    let text: String

    /// The fenced blocks, each with the word behind its opening fence.
    let blocks: [(language: String, lines: [String])]

    init() throws {
        text = try String(contentsOf: Self.root.appending(path: "README.md"), encoding: .utf8)
        var blocks: [(language: String, lines: [String])] = []
        var isInside = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("```") {
                isInside.toggle()
                if isInside { blocks.append((String(line.dropFirst(3)), [])) }
            } else if isInside {
                blocks[blocks.count - 1].lines.append(line)
            }
        }
        self.blocks = blocks
    }

    static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// A command of a terminal session with what it printed.
    typealias Command = (text: String, output: [String])

    /// The terminal sessions, each with its commands. A command goes on in the next line behind a
    /// backslash.
    var sessions: [[Command]] {
        blocks.filter { $0.language == "console" }.map { Self.commands($0.lines) }
    }

    private static func commands(_ lines: [String]) -> [Command] {
        var commands: [Command] = []
        for line in lines {
            if line.hasPrefix("$ ") {
                commands.append((String(line.dropFirst(2)), []))
            } else if let last = commands.last, last.text.hasSuffix("\\"), last.output.isEmpty {
                commands[commands.count - 1].text += "\n" + line
            } else {
                commands[commands.count - 1].output.append(line)
            }
        }
        return commands
    }

    /// The blocks that hold nothing but command lines of the program, such as the overview.
    var commandLines: [String] {
        blocks.filter { $0.lines.allSatisfy { $0.hasPrefix("oneagent-emulator") } }
            .flatMap(\.lines)
    }

    /// What differs from run to run, in the same words for all runs.
    static func masked(_ line: some StringProtocol) -> String {
        String(line)
            .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/, with: "TIME")
            .replacing(/^\d\d:\d\d:\d\d\.\d{3}/, with: "TIME")
            .replacing(/127\.0\.0\.1:\d+/, with: "ADDRESS")
            .replacing(/dt0c01\.[^\s"]+/, with: "TOKEN")
            .replacing(/(?:\/[^\s"\/]+)+\/([a-z]+\.(?:pem|jsonl))/) { $0.1 }
            .replacing(/"-?\d+_\d{13}"/, with: "ID")
            .replacing(/"(startTime|endTime)":\d{13}/) { "\($0.1) TIME" }
    }
}
