import ByteBuffers
import EventsAPI
import JSONParsing
import Recording

/// `property.KEY("value", …)` of an event selector, held against record lines.
struct PropertyCriterion {
    private let key: [UInt8]
    private let values: [[UInt8]]
    /// The key as it stands in a line that has no escapes.
    private let quotedKey: [UInt8]
    /// Whether the platform may add the property to what a producer sent.
    private let mayBeAdded: Bool

    init(key: String, values: [String]) {
        self.key = Array(key.utf8)
        self.values = values.map { Array($0.utf8) }
        quotedKey = Array("\"\(key)\"".utf8)
        mayBeAdded = PlatformProperties.keys.contains(key)
    }

    /// Whether a line shows without being read that its event does not match: key or values are
    /// not in it, and nothing in it is escaped.
    func rulesOut(_ line: Span<UInt8>) -> Bool {
        guard !mayBeAdded, !line.contains(UInt8(ascii: "\\")) else { return false }
        return !line.contains(quotedKey.span) || !values.contains { line.contains($0.span) }
    }

    /// Whether an event matches, whose line was read with its properties.
    func matches(_ event: IndexedEvent, _ report: ReportLine, _ line: Span<UInt8>) -> Bool {
        let text = line.extracting(report.event)
        let sent = report.properties.last { isKey($0.key, text) }
        if let sent, sent.value.kind != .null { return isValue(sent.value, text) }
        guard mayBeAdded else { return false }
        return PlatformProperties.added(to: event, report, line).contains {
            key.elementsEqual($0.key.utf8) && isWanted($0.value)
        }
    }

    private func isKey(_ token: JSONToken, _ text: Span<UInt8>) -> Bool {
        guard !token.hasEscapes else {
            return JSONText.decoded(text, token.content).utf8.elementsEqual(key)
        }
        return text.extracting(token.content).isEqual(to: key.span)
    }

    private func isValue(_ token: JSONToken, _ text: Span<UInt8>) -> Bool {
        guard !token.hasEscapes else { return isWanted(JSONText.decoded(text, token.content)) }
        let value = text.extracting(token.kind == .string ? token.content : token.range)
        return values.contains { value.isEqual(to: $0.span) }
    }

    private func isWanted(_ text: String) -> Bool {
        values.contains { $0.elementsEqual(text.utf8) }
    }
}
