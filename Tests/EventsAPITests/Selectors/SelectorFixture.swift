import Foundation
import Testing

/// A selector of `Fixtures/selectors` or a folder like it, with the line below it, which says what becomes of it.
struct SelectorFixture: CustomTestStringConvertible {
    let text: String
    let outcome: String

    var testDescription: String { text }

    static let accepted = read("selectors", "accepted.txt")
    static let refused = read("selectors", "refused.txt")

    static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent()
            .appending(components: "..", "..", "..", "Fixtures")
    }

    static func read(_ folder: String, _ name: String) -> [SelectorFixture] {
        let file = root.appending(components: folder, name)
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
        return stride(from: 0, to: lines.count - 1, by: 2).map {
            SelectorFixture(text: lines[$0], outcome: lines[$0 + 1])
        }
    }
}
