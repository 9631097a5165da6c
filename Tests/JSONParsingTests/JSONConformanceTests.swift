import Foundation
import JSONParsing
import Testing

struct JSONConformanceTests {
    @Test(arguments: JSONFixture.accepted)
    func `what is JSON is read to its end`(_ fixture: JSONFixture) {
        #expect(failure(fixture.bytes) == nil)
    }

    @Test(arguments: JSONFixture.rejected)
    func `what is not JSON is refused where it shows`(_ fixture: JSONFixture) throws {
        let error = try #require(failure(fixture.bytes))
        let outcome = try JSONFixture.outcomes()[fixture.name]
        #expect("\(error.offset): \(error.explanation)" == outcome)
    }

    @Test
    func `every file of the corpus has its outcome`() throws {
        #expect(JSONFixture.accepted.count >= 50)
        #expect(try Set(JSONFixture.outcomes().keys) == Set(JSONFixture.rejected.map(\.name)))
    }

    @Test(arguments: JSONFixture.accepted + JSONFixture.rejected)
    func `the tree is made exactly when the tokens can be read`(_ fixture: JSONFixture) {
        var treeFailure: JSONError?
        do throws(JSONError) {
            _ = try JSONValue(parsing: fixture.bytes.span)
        } catch {
            treeFailure = error
        }
        #expect(treeFailure == failure(fixture.bytes))
    }

    @Test(arguments: JSONFixture.accepted)
    func `a text that is cut off shows it at its end`(_ fixture: JSONFixture) {
        let trimmed = fixture.bytes.count - fixture.bytes.reversed().prefix { $0 <= 0x20 }.count
        // A lone number is whole wherever it is cut; only what is closed at its end can be cut.
        guard let last = fixture.bytes[..<trimmed].last, "}]\"".utf8.contains(last) else { return }
        for count in prefixLengths(upTo: trimmed) {
            #expect(failure(Array(fixture.bytes[..<count]))?.offset == count)
        }
    }

    /// Every length of a short text, some hundred of a long one.
    private func prefixLengths(upTo count: Int) -> [Int] {
        Array(stride(from: 0, to: count, by: 1 + count / 400))
    }

    /// What Foundation refuses, or reads as something else, though it is JSON.
    private static let beyondFoundation: Set = [
        "strings-lone-surrogates.json", "strings-byte-order-mark-inside.json",
        "numbers-out-of-double.json", "numbers-long.json",
    ]

    @Test(arguments: JSONFixture.accepted.filter { !beyondFoundation.contains($0.name) })
    func `Foundation reads the same`(_ fixture: JSONFixture) throws {
        let ours = try JSONValue(parsing: fixture.bytes.span)
        let theirs = try JSONSerialization.jsonObject(
            with: Data(fixture.bytes), options: .fragmentsAllowed)
        #expect(isSame(ours, theirs))
    }

    private func isSame(_ ours: JSONValue, _ theirs: Any) -> Bool {
        switch ours.kind {
        case .object(let members):
            guard let object = theirs as? [String: Any] else { return false }
            return Set(members.map(\.name)) == Set(object.keys)
                && object.allSatisfy { name, value in
                    ours[name].map { isSame($0, value) } ?? false
                }
        case .array(let elements):
            guard let array = theirs as? [Any], array.count == elements.count else { return false }
            return zip(elements, array).allSatisfy { isSame($0, $1) }
        case .string(let text):
            return (theirs as? String).map { Array($0.utf8) } == Array(text.utf8)
        case .number(let text): return (theirs as? NSNumber)?.doubleValue == Double(text)
        case .bool(let value): return (theirs as? Bool) == value
        case .null: return theirs is NSNull
        }
    }
}
