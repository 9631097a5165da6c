import EventsAPI
import Testing

struct EntitySelectorMutationTests {
    /// Numbers that are the same in every run (Marsaglia's xorshift).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    private static let alphabet = Array("(),\"\\ .:-[]aZ09~\n\u{FC}".utf8)

    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `ten thousand damaged selectors are read or refused inside of them`(_ seed: UInt64) {
        var numbers = Numbers(state: seed &* 0x9E37_79B9_7F4A_7C15)
        var selector = EntitySelector()
        let originals = SelectorFixture.accepted.map { Array($0.text.utf8) }
        var misplaced = 0
        for round in 0..<10_000 {
            let damaged = Self.damage(originals[round % originals.count], &numbers)
            if !Self.isConsistent(damaged, &selector) { misplaced += 1 }
        }
        #expect(misplaced == 0)
    }

    private static func damage(_ original: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
        var bytes = original
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
            let place = Int.random(in: 0...bytes.count, using: &numbers)
            let end = min(bytes.count, place + Int.random(in: 0...3, using: &numbers))
            let count = Int.random(in: 0...3, using: &numbers)
            let patch = (0..<count).compactMap { _ in alphabet.randomElement(using: &numbers) }
            bytes.replaceSubrange(place..<end, with: patch)
        }
        return bytes
    }

    private static func isConsistent(_ bytes: [UInt8], _ selector: inout EntitySelector) -> Bool {
        do throws(SelectorError) {
            try selector.parse(bytes.span)
        } catch {
            return 0...bytes.count ~= error.offset
        }
        let areInside = selector.nodes.allSatisfy {
            $0.range.upperBound <= bytes.count && $0.next <= selector.tape.count
        }
        return areInside && (selector.type != nil || !selector.entityIDs.isEmpty)
    }
}
