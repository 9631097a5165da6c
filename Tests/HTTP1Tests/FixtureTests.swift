import HTTP1
import Testing

struct FixtureTests {
    @Test(arguments: HTTPFixture.all)
    func `a case comes out as it says`(_ fixture: HTTPFixture) {
        #expect(outcome(of: fixture, cutAt: []) == fixture.outcome)
    }

    @Test(arguments: HTTPFixture.all)
    func `cutting the bytes in two changes nothing`(_ fixture: HTTPFixture) {
        for cut in cuts(of: fixture.bytes.count) {
            let outcome = outcome(of: fixture, cutAt: [cut])
            guard outcome != fixture.outcome else { continue }
            Issue.record("cut at \(cut): \(outcome)")
            return
        }
    }

    @Test(arguments: HTTPFixture.all)
    func `giving the bytes one by one changes nothing`(_ fixture: HTTPFixture) {
        let cuts = Array(1..<max(2, fixture.bytes.count))
        #expect(outcome(of: fixture, cutAt: cuts) == fixture.outcome)
    }

    @Test(arguments: HTTPFixture.files)
    func `every file of the folder has cases`(_ file: String) throws {
        #expect(file.hasSuffix(".md"))
        let cases = try HTTPFixture.read(file)
        #expect(!cases.isEmpty)
        #expect(Set(cases.map(\.title)).count == cases.count, "two cases have the same title")
    }

    @Test
    func `every reason to refuse a head has a case`() {
        for reason in RequestHeadError.Reason.allCases {
            #expect(isShown("error \(reason.status) \(reason)"), "\(reason)")
        }
    }

    @Test
    func `every reason to refuse chunks has a case`() {
        for reason in ChunkedError.Reason.allCases {
            #expect(isShown("error \(reason.status) \(reason)"), "\(reason)")
        }
    }

    @Test
    func `every reason to refuse a target has a case`() {
        for reason in RequestTargetError.allCases {
            #expect(isShown("target: \(reason)"), "\(reason)")
        }
    }

    private func isShown(_ line: String) -> Bool {
        HTTPFixture.all.contains { $0.outcome.contains(line) }
    }

    /// All of them; of long bytes those near both ends, and some between.
    private func cuts(of count: Int) -> [Int] {
        guard count > 600 else { return Array(0...count) }
        return Array(0..<80) + Array(stride(from: 80, to: count - 80, by: count / 40))
            + Array((count - 80)...count)
    }

    /// What happens, as far as the fixture asks for it.
    private func outcome(of fixture: HTTPFixture, cutAt cuts: [Int]) -> [String] {
        var reader = ConnectionReader()
        var start = 0
        for end in cuts + [fixture.bytes.count] {
            reader.feed(fixture.bytes[start..<end])
            start = end
        }
        let asked = Set(fixture.outcome.compactMap(detail))
        return reader.finish().filter { line in detail(line).map(asked.contains) ?? true }
    }

    /// The name before the colon of a line that gives a detail.
    private func detail(_ line: String) -> String? {
        let word = line.prefix { $0 != " " }
        return word.last == ":" ? String(word) : nil
    }
}
