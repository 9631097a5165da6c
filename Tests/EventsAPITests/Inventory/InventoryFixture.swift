import EventsAPI
import Foundation
import Testing

/// A line of `Fixtures/entities` with the lines below it, which say what becomes of it.
struct InventoryFixture: CustomTestStringConvertible {
    let text: String
    let outcome: [String]

    var testDescription: String { text }

    static let matches = read("matches.txt", marked: "=")
    static let refused = read("refused.txt", marked: "!")
    static let shop = try? inventory(at: folder.appending(path: "shop.json"))

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Fixtures/entities").standardized

    static func inventory(at file: URL) throws -> EntityInventory {
        try EntityInventory(Array(Data(contentsOf: file)).span)
    }

    private static func read(_ name: String, marked mark: Character) -> [InventoryFixture] {
        let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
        var fixtures: [InventoryFixture] = []
        for line in (text ?? "").split(separator: "\n") where line.first != "#" {
            let isOutcome = line.first == mark
            guard isOutcome, let last = fixtures.last else {
                fixtures.append(InventoryFixture(text: String(line), outcome: []))
                continue
            }
            let said = line.dropFirst().trimmingCharacters(in: .whitespaces)
            fixtures[fixtures.count - 1] = InventoryFixture(
                text: last.text, outcome: last.outcome + [said])
        }
        return fixtures
    }
}

extension EntityInventory {
    init(text: String) throws(EntityInventoryError) {
        let bytes = Array(text.utf8)
        try self.init(bytes.span)
    }

    /// The ids of the entities that a selector finds, in the inventory's order.
    func ids(
        of selector: String, at now: Timestamp = Judgement.now, among selectable: Selectable = .all
    ) throws -> [String] {
        let bytes = Array(selector.utf8)
        var selector = EntitySelector()
        try selector.parse(bytes.span)
        return matches(selector, in: bytes.span, at: now, among: selectable).map { self[$0].id }
    }
}
