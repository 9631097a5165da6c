import EventsAPI
import JSONParsing

/// Where in a record line the things stand that make its events: what one pass finds out.
///
/// It keeps its storage from line to line. Of members that stand more than once in an event the last
/// one counts (contract 0.5).
struct ReportLine {
    private(set) var time = 0..<0
    /// The contents of the strings, without their quotation marks.
    private(set) var correlationIDs: [Range<Int>] = []
    private(set) var entityIDs: [Range<Int>] = []
    /// The event, the last member of its line.
    private(set) var event = 0..<0
    // What follows is told by offsets into the event.
    private(set) var eventType: JSONToken?
    private(set) var title: JSONToken?
    private(set) var startTime: JSONToken?
    private(set) var endTime: JSONToken?
    private(set) var timeout: JSONToken?
    /// The properties in their order, repeated ones too; empty unless they were asked for.
    private(set) var properties: [(key: JSONToken, value: JSONToken)] = []

    /// Reads a line; false when it is no record line.
    mutating func read(_ line: Span<UInt8>, withProperties: Bool) -> Bool {
        removeAll()
        var reader = JSONReader()
        do {
            guard try reader.next(line).kind == .objectStart else { return false }
            while event.isEmpty {
                let name = try reader.nameOrEnd(line)
                guard name.kind == .name else { return false }
                try readMember(name, &reader, line)
            }
            try readEvent(line.extracting(event), withProperties)
        } catch {
            return false
        }
        return !time.isEmpty && eventType != nil && correlationIDs.count == entityIDs.count
    }

    private mutating func removeAll() {
        time = 0..<0
        correlationIDs.removeAll(keepingCapacity: true)
        entityIDs.removeAll(keepingCapacity: true)
        event = 0..<0
        eventType = nil
        title = nil
        startTime = nil
        endTime = nil
        timeout = nil
        properties.removeAll(keepingCapacity: true)
    }

    private mutating func readMember(
        _ name: JSONToken, _ reader: inout JSONReader, _ line: Span<UInt8>
    ) throws(JSONError) {
        let value = try reader.value(line)
        switch name.end - name.start {
        case 6 where value.kind == .string && JSONText.equals(line, name, "time"):
            time = value.content
        case 16 where value.kind == .arrayStart && JSONText.equals(line, name, "correlationIds"):
            try Self.readStrings(&reader, line, into: &correlationIDs)
        case 11 where value.kind == .arrayStart && JSONText.equals(line, name, "entityIds"):
            try Self.readStrings(&reader, line, into: &entityIDs)
        case 7 where value.kind == .objectStart && JSONText.equals(line, name, "event"):
            event = value.start..<line.count - 1
        default: try Self.skip(value, &reader, line)
        }
    }

    private static func readStrings(
        _ reader: inout JSONReader, _ line: Span<UInt8>, into strings: inout [Range<Int>]
    ) throws(JSONError) {
        while case let token = try reader.next(line), token.kind != .arrayEnd {
            if token.kind == .string { strings.append(token.content) }
            try skip(token, &reader, line)
        }
    }

    /// Reads the event with a reader of its own: it may be nested as deep as a reader goes.
    private mutating func readEvent(
        _ text: Span<UInt8>, _ withProperties: Bool
    ) throws(JSONError) {
        var reader = JSONReader()
        _ = try reader.next(text)
        while case let name = try reader.nameOrEnd(text), name.kind == .name {
            let value = try reader.value(text)
            if JSONText.equals(text, name, "properties") {
                properties.removeAll(keepingCapacity: true)
                if withProperties, value.kind == .objectStart {
                    try readProperties(&reader, text)
                    continue
                }
            } else {
                keep(name, value, text)
            }
            try Self.skip(value, &reader, text)
        }
        _ = try reader.next(text)
    }

    private mutating func keep(_ name: JSONToken, _ value: JSONToken, _ text: Span<UInt8>) {
        let given = value.kind == .null ? nil : value
        if JSONText.equals(text, name, "eventType") {
            eventType = given
        } else if JSONText.equals(text, name, "title") {
            title = given
        } else if JSONText.equals(text, name, "startTime") {
            startTime = given
        } else if JSONText.equals(text, name, "endTime") {
            endTime = given
        } else if JSONText.equals(text, name, "timeout") {
            timeout = given
        }
    }

    private mutating func readProperties(
        _ reader: inout JSONReader, _ text: Span<UInt8>
    ) throws(JSONError) {
        while case let key = try reader.nameOrEnd(text), key.kind == .name {
            let value = try reader.value(text)
            properties.append((key, value))
            try Self.skip(value, &reader, text)
        }
    }

    private static func skip(
        _ value: JSONToken, _ reader: inout JSONReader, _ text: Span<UInt8>
    ) throws(JSONError) {
        guard value.kind == .objectStart || value.kind == .arrayStart else { return }
        _ = try reader.skipContents(text)
    }
}
