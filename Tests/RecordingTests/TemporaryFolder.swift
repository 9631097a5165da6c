import Foundation
import Glibc

/// A folder of a test's own, removed with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "recording-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// The path of a file in the folder.
    func callAsFunction(_ name: String) -> String { path + "/" + name }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: self(name)))
    }

    func bytes(of name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: self(name))))
    }

    func text(of name: String) throws -> String {
        try String(decoding: bytes(of: name), as: UTF8.self)
    }

    /// The sequence numbers of a record's lines, read as JSON.
    func sequences(of name: String) throws -> [Int] {
        try text(of: name).split(separator: "\n").map { try sequence(ofLine: String($0)) }
    }
}

/// The number of a record line, which has to be a JSON object.
func sequence(ofLine line: String) throws -> Int {
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    guard let sequence = object?["sequence"] as? Int else {
        throw CocoaError(.propertyListReadCorrupt)
    }
    return sequence
}

/// The length and the blocks of 512 bytes that a file has.
func status(of path: String) -> (length: Int, blocks: Int) {
    var status = stat()
    guard stat(path, &status) == 0 else { return (-1, -1) }
    return (Int(status.st_size), Int(status.st_blocks))
}
