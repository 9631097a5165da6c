/// Reads the parameters of a query, and gathers all that is wrong with them.
///
/// A parameter that was given without a value is not there: that is what a client sends whose
/// setting is empty, and what contract 0.5 decides for `entitySelector`. Of one that was given more
/// than once the first counts, as JAX-RS, in whose words the API answers, binds a single value.
struct QueryReader {
    private let parameters: [(name: String, value: String)]
    private(set) var violations: [ConstraintViolation] = []

    static let nextPageKey = "nextPageKey"

    init(_ parameters: [(name: String, value: String)]) {
        self.parameters = parameters
    }

    subscript(name: String) -> String? {
        guard let first = parameters.first(where: { $0.name == name }), !first.value.isEmpty else {
            return nil
        }
        return first.value
    }

    /// Takes note of a violation.
    mutating func note(_ path: String, _ message: String) {
        violations.append(ConstraintViolation(path: path, message: message, location: .query))
    }

    /// Takes note of parameters that stand beside `nextPageKey`, which holds them already
    /// (contract 4.1).
    mutating func expectNoneBesideKey(of names: [String]) {
        let given = names.filter { self[$0] != nil }
        guard !given.isEmpty else { return }
        note(
            Self.nextPageKey,
            "must not be combined with other parameters (\(given.joined(separator: ", ")))")
    }

    mutating func noteBadKey() {
        note(Self.nextPageKey, "must be the nextPageKey of an earlier answer, unchanged")
    }

    /// The page size, or the default one when there is none or it is at fault.
    mutating func pageSize(in sizes: ClosedRange<Int>) -> Int {
        let defaultSize = 100
        guard let text = self["pageSize"] else { return defaultSize }
        guard Self.isInteger(text) else {
            note("pageSize", "must be an integer, not '\(text.shortened)'")
            return defaultSize
        }
        guard let size = Int(text), sizes.contains(size) else {
            let range = "between \(sizes.lowerBound) and \(sizes.upperBound)"
            note("pageSize", "must be \(range), not \(text.shortened)")
            return defaultSize
        }
        return size
    }

    private static func isInteger(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        return !digits.isEmpty && digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }

    /// A moment, or nil when it is at fault.
    mutating func time(_ name: String, default defaultText: StaticString, at now: Timestamp)
        -> Timestamp?
    {
        let text = self[name] ?? "\(defaultText)"
        let bytes = Array(text.utf8)
        guard let expression = TimeExpression(bytes.span) else {
            note(
                name,
                "must be a time like now-3h, 2021-01-25T05:57:01Z or UTC milliseconds, not "
                    + "'\(text.shortened)'")
            return nil
        }
        guard let time = expression.resolved(at: now) else {
            note(name, "must be in the years 0 to 9999, unlike '\(text.shortened)'")
            return nil
        }
        return time
    }
}
