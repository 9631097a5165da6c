import JSONParsing

/// Where in a body the members of an event stand: what one pass over the text finds out.
///
/// Nothing is judged on the way, because of members that stand more than once only the last one
/// counts. The arrays keep their storage from event to event.
struct EventOutline: ~Copyable {
    /// The first token: an event's opening brace, or whatever stands in its place.
    private(set) var root = EventOutline.noToken
    /// The value of each member that is there, the last one of several.
    private var values = InlineArray<7, JSONToken>(repeating: EventOutline.noToken)
    /// A bit for each member that is there.
    private var presence: UInt8 = 0
    private(set) var properties = PropertyTable()
    /// The property keys that stand in their object for the second time or more.
    private(set) var repeatedKeys: [JSONToken] = []
    /// The names that the API does not know.
    private(set) var unknownNames: [JSONToken] = []
    /// The names that stand in the object for the second time or more.
    private(set) var repeatedNames: [JSONToken] = []
    var insignificantBytes = 0

    private static let noToken = JSONToken(.null, start: 0, end: 0)

    var isObject: Bool { root.kind == .objectStart }

    /// The value of a member; nil when it is absent or null (contract 2.8).
    subscript(member: EventMember) -> JSONToken? {
        guard has(member) else { return nil }
        let value = values[member.rawValue]
        return value.kind == .null ? nil : value
    }

    /// The null that stands as a member's value.
    func null(_ member: EventMember) -> JSONToken? {
        guard has(member) else { return nil }
        let value = values[member.rawValue]
        return value.kind == .null ? value : nil
    }

    private func has(_ member: EventMember) -> Bool {
        presence & (1 &<< UInt8(truncatingIfNeeded: member.rawValue)) != 0
    }

    /// Reads a body to its end.
    mutating func read(_ text: Span<UInt8>) throws(JSONError) {
        removeAll()
        var reader = JSONReader()
        root = try reader.next(text)
        if isObject {
            try readMembers(&reader, text)
        } else {
            try skip(root, &reader, text)
        }
        _ = try reader.next(text)
        insignificantBytes = reader.insignificantBytes
    }

    private mutating func removeAll() {
        root = Self.noToken
        presence = 0
        removeProperties()
        if !unknownNames.isEmpty { unknownNames.removeAll(keepingCapacity: false) }
        if !repeatedNames.isEmpty { repeatedNames.removeAll(keepingCapacity: false) }
        insignificantBytes = 0
    }

    private mutating func readMembers(
        _ reader: inout JSONReader, _ text: Span<UInt8>
    ) throws(JSONError) {
        while true {
            let name = try reader.nameOrEnd(text)
            guard name.kind == .name else { return }
            let value = try reader.value(text)
            if let member = EventMember(text, name) {
                keep(value, of: member, name)
                guard member != .properties || value.kind != .objectStart else {
                    try readProperties(&reader, text)
                    continue
                }
            } else {
                unknownNames.append(name)
            }
            try skip(value, &reader, text)
        }
    }

    @inline(__always)
    private mutating func keep(_ value: JSONToken, of member: EventMember, _ name: JSONToken) {
        if has(member) { repeatedNames.append(name) }
        if member == .properties { removeProperties() }
        values[member.rawValue] = value
        presence |= 1 &<< UInt8(truncatingIfNeeded: member.rawValue)
    }

    private mutating func removeProperties() {
        properties.removeAll()
        if !repeatedKeys.isEmpty { repeatedKeys = [] }
    }

    private mutating func readProperties(
        _ reader: inout JSONReader, _ text: Span<UInt8>
    ) throws(JSONError) {
        while true {
            let key = try reader.nameOrEnd(text)
            guard key.kind == .name else { return }
            let value = try reader.value(text)
            if properties.insert(Property(key: key, value: value, text), text) {
                repeatedKeys.append(key)
            }
            try skip(value, &reader, text)
        }
    }

    private func skip(
        _ value: JSONToken, _ reader: inout JSONReader, _ text: Span<UInt8>
    ) throws(JSONError) {
        guard value.kind == .objectStart || value.kind == .arrayStart else { return }
        _ = try reader.skipContents(text)
    }
}
