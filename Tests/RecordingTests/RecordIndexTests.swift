import Testing

@testable import Recording

@Suite struct RecordIndexTests {
    @Test func `places closer than the stride are not noted`() {
        var index = RecordIndex()
        for line in 0..<1_000 { index.note(sequence: line + 1, offset: line * 1_000) }
        #expect(index.places.count == 16)
        #expect(index.places[1] == RecordIndex.Place(sequence: 67, offset: 66_000))
    }

    @Test func `a line stands between the places around it`() {
        var index = RecordIndex()
        for line in 0..<100 { index.note(sequence: line * 10 + 1, offset: line << 16) }
        #expect(index.lower(0) == nil)
        #expect(index.lower(1)?.offset == 0)
        #expect(index.lower(10)?.offset == 0)
        #expect(index.lower(11)?.offset == 1 << 16)
        #expect(index.upper(10)?.offset == 1 << 16)
        #expect(index.upper(11)?.offset == 2 << 16)
        #expect(index.upper(5_000) == nil)
    }

    @Test func `it stays small and right however long the file grows`() throws {
        var index = RecordIndex()
        for line in 0..<100_000 { index.note(sequence: line + 1, offset: line << 16) }
        #expect(index.places.count <= RecordIndex.capacity)
        #expect(index.places.count > RecordIndex.capacity / 4)
        #expect(index.places.capacity < 2 * RecordIndex.capacity)
        for place in index.places { #expect(place.offset == (place.sequence - 1) << 16) }
        let lower = try #require(index.lower(77_777))
        let upper = try #require(index.upper(77_777))
        #expect(lower.sequence <= 77_777 && upper.sequence > 77_777)
        #expect(upper.offset - lower.offset <= 2 * index.strideBytes)
    }
}
