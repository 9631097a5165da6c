import ByteBuffers
import Recording
import Testing

@Suite struct ByteRingTests {
    func entries(_ ring: borrowing ByteRing, from number: Int = .min) -> [(Int, [UInt8])] {
        var entries: [(Int, [UInt8])] = []
        ring.forEach(from: number) { number, bytes in
            entries.append((number, bytes.withUnsafeBytes { Array($0) }))
            return true
        }
        return entries
    }

    func bytes(_ number: Int, count: Int) -> [UInt8] {
        Array(repeating: UInt8(truncatingIfNeeded: number), count: count)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `the newest entries are there, whole and in order`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let capacity = Int.random(in: 64...2_000, using: &random)
        var ring = ByteRing(capacity: capacity)
        var sizes: [Int] = []
        for number in 0..<1_000 {
            let size = Int.random(in: 0...(capacity - 16) / (number % 3 + 1), using: &random)
            sizes.append(size)
            ring.append(number: number, bytes(number, count: size).span)
            let entries = entries(ring)
            let (count, forgotten, first) = (ring.count, ring.forgotten, ring.firstNumber)
            #expect(entries.count == count)
            #expect(count + forgotten == number + 1)
            #expect(entries.map(\.0) == Array(forgotten...number))
            #expect(first == entries.first?.0)
            #expect(entries.allSatisfy { $0.1 == bytes($0.0, count: sizes[$0.0]) })
            // At most the gap at the end and the one before the oldest entry are not used.
            let used = entries.reduce(0) { $0 + 16 + $1.1.count }
            let longest = 16 + (sizes.max() ?? 0)
            #expect(forgotten == 0 || used + 2 * longest > capacity)
        }
    }

    @Test func `one goes on from a number`() {
        var ring = ByteRing(capacity: 4_096)
        for number in stride(from: 10, through: 50, by: 10) {
            ring.append(number: number, bytes(number, count: 3).span)
        }
        #expect(entries(ring, from: 30).map(\.0) == [30, 40, 50])
        #expect(entries(ring, from: 31).map(\.0) == [40, 50])
        #expect(entries(ring, from: 51).isEmpty)
        var seen = 0
        ring.forEach { _, _ in
            seen += 1
            return seen < 2
        }
        #expect(seen == 2)
    }

    @Test func `an entry longer than the ring is forgotten and the others stay`() {
        var ring = ByteRing(capacity: 100)
        ring.append(number: 1, bytes(1, count: 10).span)
        ring.append(number: 2, bytes(2, count: 85).span)
        #expect(entries(ring).map(\.0) == [1])
        let forgotten = ring.forgotten
        #expect(forgotten == 1)
        ring.append(number: 3, bytes(3, count: 84).span)
        #expect(entries(ring).map(\.0) == [3])
        let forgottenThen = ring.forgotten
        #expect(forgottenThen == 2)
    }

    @Test func `an emptied ring begins anew`() {
        var ring = ByteRing(capacity: 100)
        ring.append(number: 1, bytes(1, count: 10).span)
        ring.removeAll()
        let (count, first, forgotten) = (ring.count, ring.firstNumber, ring.forgotten)
        #expect(count == 0 && first == nil && forgotten == 0)
        ring.append(number: 1, bytes(1, count: 84).span)
        #expect(entries(ring).map(\.0) == [1])
    }
}
