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

    /// The commands of a terminal session, each with what it printed.
    func session() throws -> [(command: String, output: [String])] {
        var session: [(command: String, output: [String])] = []
        for line in blocks.first(where: { $0.language == "console" })?.lines ?? [] {
            if line.hasPrefix("$ ") {
                session.append((String(line.dropFirst(2)), []))
            } else {
                session[session.count - 1].output.append(line)
            }
        }
        return session
    }

    /// What differs from run to run, in the same words for all runs.
    static func masked(_ line: some StringProtocol) -> String {
        String(line)
            .replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/, with: "TIME")
            .replacing(/^\d\d:\d\d:\d\d\.\d{3}/, with: "TIME")
            .replacing(/127\.0\.0\.1:\d+/, with: "ADDRESS")
    }
}
