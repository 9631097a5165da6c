import Foundation
import Testing

/// A file under `Fixtures/json`.
struct JSONFixture: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]

    var testDescription: String { name }

    static let accepted = all(in: "accepted")
    static let rejected = all(in: "rejected")

    /// What `rejected/outcomes.txt` says of each file: `name:offset: explanation`.
    static func outcomes() throws -> [String: String] {
        let text = try String(
            contentsOf: folder.appending(path: "rejected/outcomes.txt"), encoding: .utf8)
        let pairs = text.split(separator: "\n").map { line in
            let name = line.prefix { $0 != ":" }
            return (String(name), String(line.dropFirst(name.count + 1)))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/json")

    private static func all(in name: String) -> [JSONFixture] {
        let place = folder.appending(path: name)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path())) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { file in
            guard let data = try? Data(contentsOf: place.appending(path: file)) else { return nil }
            return JSONFixture(name: file, bytes: Array(data))
        }
    }
}
