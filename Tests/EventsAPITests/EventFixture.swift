import Foundation
import JSONParsing
import Testing

@testable import EventsAPI

/// A body beside what must be found in it; Fixtures/events/README.md describes the form.
struct EventFixture: Sendable, CustomTestStringConvertible {
    let name: String
    let body: [UInt8]
    let expected: JSONValue
    /// What the selector is held against.
    let entities: EntityInventory?

    static let rejected = load("events/rejected")
    static let accepted = load("events/accepted")
    static let clients = load("clients")
    static let all = rejected + accepted + clients

    var testDescription: String { name }

    /// The rule about the request around the body that is taken for broken.
    var noting: Rule? {
        let id = expected["noting"]?.string
        return Rule.all.first { $0.id == id }
    }

    /// What must be found in the body, as found by a judge of its own.
    func judgement(isStrict: Bool = false) -> Judgement {
        Judgement(bytes: body, isStrict: isStrict, noting: noting, among: entities)
    }

    private static func load(_ folder: String) -> [EventFixture] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Fixtures/\(folder)").standardized
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.filter { $0.hasSuffix(".expected.json") }.sorted().compactMap { file in
            EventFixture(String(file.dropLast(".expected.json".count)), in: folder)
        }
    }

    private init?(_ name: String, in folder: URL) {
        let body = folder.appending(path: "\(name).json")
        let expected = folder.appending(path: "\(name).expected.json")
        guard let bytes = try? Data(contentsOf: body),
            let expectation = try? Data(contentsOf: expected),
            let value = try? JSONValue(parsing: Array(expectation).span)
        else { return nil }
        if let inventory = value["entities"]?.string {
            let file = folder.appending(path: inventory).standardized
            guard let entities = try? InventoryFixture.inventory(at: file) else { return nil }
            self.entities = entities
        } else {
            entities = nil
        }
        self.name = name
        self.body = Array(bytes)
        self.expected = value
    }
}
