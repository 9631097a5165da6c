import Foundation
import Testing

/// A case of `Fixtures/http`: the bytes of a connection, and what comes of them.
struct HTTPFixture: CustomTestStringConvertible, Sendable {
    let file: String
    let title: String
    let bytes: [UInt8]
    let outcome: [String]

    var testDescription: String { "\(file): \(title)" }

    enum Problem: Error { case malformed(String) }

    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appending(path: "../../Fixtures/http").standardized

    static let files: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).sorted().filter { $0 != "README.md" }
    }()

    static let all: [HTTPFixture] = files.flatMap { file in
        do {
            return try read(file)
        } catch {
            Issue.record("\(file): \(error)")
            return []
        }
    }

    static func read(_ file: String) throws -> [HTTPFixture] {
        let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        let sections = ("\n" + text).components(separatedBy: "\n## ").dropFirst()
        return try sections.map { try HTTPFixture(file: file, section: $0) }
    }

    private init(file: String, section: String) throws {
        let lines = section.components(separatedBy: "\n")
        self.file = file
        title = lines[0]
        let request = try Self.block("```http", in: lines, of: title)
        bytes = try request.flatMap { line in
            try line.hasEscapedEnd
                ? EscapedText.bytes(line.dropLast()) : EscapedText.bytes(line) + [0x0D, 0x0A]
        }
        outcome = try Self.block("```outcome", in: lines, of: title).map { line in
            try EscapedText.text(EscapedText.bytes(line))
        }
    }

    private static func block(
        _ fence: String, in lines: [String], of title: String
    ) throws -> [String] {
        let starts = lines.indices.filter { lines[$0] == fence }
        guard starts.count == 1, let start = starts.first,
            let end = lines[start...].firstIndex(of: "```")
        else { throw Problem.malformed(title) }
        return Array(lines[(start + 1)..<end])
    }
}

extension String {
    /// Whether it ends with a backslash that escapes nothing.
    fileprivate var hasEscapedEnd: Bool {
        reversed().prefix { $0 == "\\" }.count % 2 == 1
    }
}
