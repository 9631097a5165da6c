import EventsAPI
import Testing

struct EntitySelectorFixtureTests {
    @Test
    func `the fixtures are there`() {
        #expect(SelectorFixture.accepted.count >= 40)
        #expect(SelectorFixture.refused.count >= 60)
    }

    @Test(arguments: SelectorFixture.accepted)
    func `an accepted selector is read as its fixture says`(_ fixture: SelectorFixture) throws {
        #expect("= \(try SelectorReading(fixture.text).tape)" == fixture.outcome)
    }

    @Test(arguments: SelectorFixture.refused)
    func `a refused selector is refused where the caret stands`(_ fixture: SelectorFixture) throws {
        let error = try #require(SelectorReading.error(in: fixture.text))
        let column = String(decoding: fixture.text.utf8.prefix(error.offset), as: UTF8.self).count
        let caret = String(repeating: " ", count: column) + "^"
        let name = "\(error)".prefix { $0 != "(" }
        #expect("\(caret) \(name)" == fixture.outcome)
    }

    @Test(arguments: SelectorFixture.refused)
    func `every refusal is explained in a short sentence`(_ fixture: SelectorFixture) throws {
        let error = try #require(SelectorReading.error(in: fixture.text))
        #expect(10...100 ~= error.explanation.count)
        #expect(error.explanation.last != ".")
    }

    @Test(arguments: SelectorFixture.accepted)
    func `every prefix is read or refused inside of it`(_ fixture: SelectorFixture) {
        let bytes = Array(fixture.text.utf8)
        var selector = EntitySelector()
        for count in 0..<bytes.count {
            expectRefusalInside(Array(bytes[..<count]), of: &selector)
        }
    }

    @Test(arguments: SelectorFixture.accepted)
    func `the tape nests without gaps`(_ fixture: SelectorFixture) throws {
        let nodes = try SelectorReading(fixture.text).nodes
        for (index, node) in nodes.enumerated() {
            #expect(node.next > index && node.next <= nodes.count)
            for inner in nodes[(index + 1)..<node.next] {
                #expect(inner.depth > node.depth && inner.next <= node.next)
            }
            if node.next < nodes.count { #expect(nodes[node.next].depth <= node.depth) }
        }
    }

    /// A prefix that ends between two criteria is a selector itself.
    private func expectRefusalInside(_ bytes: [UInt8], of selector: inout EntitySelector) {
        do throws(SelectorError) {
            try selector.parse(bytes.span)
            let last = bytes.last { $0 != UInt8(ascii: " ") }
            #expect(last == UInt8(ascii: ")"))
        } catch {
            #expect(0...bytes.count ~= error.offset)
        }
    }
}
