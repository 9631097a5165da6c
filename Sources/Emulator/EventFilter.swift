import JSONParsing

/// Which events of a list are wanted, by members that they must have.
struct EventFilter: Sendable {
    private var members: [Member] = []

    private struct Member: Sendable {
        /// Where in an event's object it stands.
        let path: [String]
        let value: String
    }

    static let parameters = "eventType, title, property.KEY"

    var isEmpty: Bool { members.isEmpty }

    /// Takes a parameter of a query; false when it names no member.
    mutating func take(_ name: String, _ value: String) -> Bool {
        switch name {
        case "eventType", "title": members.append(Member(path: [name], value: value))
        case _ where name.hasPrefix("property.") && name.count > 9:
            members.append(
                Member(path: ["properties", String(name.dropFirst(9))], value: value))
        default: return false
        }
        return true
    }

    /// Whether the event of a record line is wanted.
    func isWanted(_ line: Span<UInt8>) -> Bool {
        guard !members.isEmpty else { return true }
        guard let event = try? JSONValue(parsing: line)["event"] else { return false }
        return members.allSatisfy { member in
            let found = member.path.reduce(event as JSONValue?) { $0?[$1] }
            return found?.scalarText == member.value
        }
    }
}

extension JSONValue {
    /// The value as a property has it once numbers and booleans are coerced (contract 2.7).
    fileprivate var scalarText: String? {
        switch kind {
        case .string(let text): text
        case .number(let text): text
        case .bool(let value): value ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}
