import ByteBuffers
import EventsAPI
import JSONParsing

/// Whatever an inventory and a selector are, what is found is known, in order and asked for; the
/// first two bytes say how much of the rest is the inventory.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzInventory(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard count >= 2 else { return 0 }
    let input = UnsafeBufferPointer(start: start, count: count).span
    let rest = input.extracting(2..<count)
    let length = min(rest.count, Int(input[0]) << 8 | Int(input[1]))
    let text = rest.extracting(0..<length)
    let selectorText = rest.extracting(length..<rest.count)
    var selector = EntitySelector()
    let isSelector = (try? selector.parse(selectorText)) != nil
    for inventory in [inventory(text), shop] {
        guard let inventory, isSelector else { continue }
        expectMatches(of: selector, selectorText, in: inventory)
    }
    return 0
}

// libFuzzer calls from one thread only.
nonisolated(unsafe) private let shop = try? EntityInventory(example.utf8.span)
private let now = Timestamp(milliseconds: 1_795_000_000_000)
private let example = #"""
    [{"entityId":"HOST-0000000000000001","tags":["stage:prod","[AWS]a"],"isDeleted":true},
    {"entityId":"HOST-0000000000000002","displayName":"Köln","lastSeenTms":"now-2d",
    "fromRelationships":{"runsOn":["HOST-0000000000000001","A-0000000000000003"]}},
    {"entityId":"SERVICE-0000000000000004","toRelationships":{"calls":["HOST-0000000000000002"]}}]
    """#

private func inventory(_ text: Span<UInt8>) -> EntityInventory? {
    do throws(EntityInventoryError) {
        let inventory = try EntityInventory(text)
        precondition((try? JSONValue(parsing: text)) != nil, "an inventory that is no JSON")
        for place in 0..<inventory.count {
            let id = inventory[place].id
            precondition(inventory.entity(id: id)?.id == id, "an entity that is not found")
        }
        return inventory
    } catch {
        precondition(1...20 ~= error.problems.count)
        for problem in error.problems {
            precondition(0...text.count ~= problem.offset, "a problem outside the text")
            precondition(!problem.description.isEmpty)
        }
        return nil
    }
}

private func expectMatches(
    of selector: borrowing EntitySelector, _ text: Span<UInt8>, in inventory: EntityInventory
) {
    let all = inventory.matches(selector, in: text, at: now)
    let active = inventory.matches(selector, in: text, at: now, among: .activeWithinADay)
    precondition(all.count <= EntityInventory.maximumMatches)
    precondition(zip(all, all.dropFirst()).allSatisfy { $0 < $1 }, "not in order, or twice")
    precondition(all.allSatisfy { 0..<inventory.count ~= $0 }, "a place outside the inventory")
    precondition(Set(all).isSuperset(of: active), "active, but not there")
    let ids = inventory.matchedIDs(selector, in: text, at: now)
    precondition(ids == Set(all.map { inventory[$0].id }))
    guard !selector.entityIDs.isEmpty else { return }
    let named = Set(selector.entityIDs.map { String(text.extracting($0)) })
    precondition(ids.isSubset(of: named), "an entity that is not asked for")
}
