import Foundation

/// A folder of a test's own, removed with it.
final class TemporaryFolder: Sendable {
    private let path: String

    init() throws {
        path = NSTemporaryDirectory() + "emulator-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of a file in the folder.
    func callAsFunction(_ name: String) -> String { path + "/" + name }

    func lines(of name: String) throws -> [String] {
        let text = try String(contentsOf: URL(filePath: self(name)), encoding: .utf8)
        return text.split(separator: "\n").map(String.init)
    }
}
