import ByteBuffers
import EventsAPI
import JSONParsing

/// The properties of an event as they are read: what the producer sent and what the platform adds,
/// each key once, in the order of their code points (contract 4.2).
struct PropertyList {
    private(set) var pairs: [Pair] = []

    struct Pair {
        let key: String
        let value: String
    }

    /// - Parameters:
    ///   - report: the line, read with its properties.
    ///   - event: the text of the line's event.
    ///   - added: what the platform adds unless the producer has sent it.
    init(_ report: ReportLine, of event: Span<UInt8>, adding added: [Pair]) {
        let sent = report.properties.map { key, value in
            (key: JSONText.decoded(event, key.content), value: Self.text(of: value, in: event))
        }
        // The sort is stable: of several that have the same key the last one stays the last.
        let sorted = sent.sorted { Self.precedes($0.key, $1.key) }
        for (place, pair) in sorted.enumerated() {
            let isFollowed =
                place + 1 < sorted.count && Self.isSame(sorted[place + 1].key, pair.key)
            guard !isFollowed, let value = pair.value else { continue }
            pairs.append(Pair(key: pair.key, value: value))
        }
        add(added)
    }

    private mutating func add(_ added: [Pair]) {
        let missing = added.filter { pair in !pairs.contains { Self.isSame($0.key, pair.key) } }
        guard !missing.isEmpty else { return }
        pairs = (pairs + missing).sorted { Self.precedes($0.key, $1.key) }
    }

    /// Letter by letter: what only looks the same is another key.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        one.utf8.elementsEqual(other.utf8)
    }

    /// UTF-8 keeps the order of code points.
    private static func precedes(_ one: String, _ other: String) -> Bool {
        one.utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// The text that a value becomes: of a number or boolean its JSON text; nil for a null, which
    /// drops its property (contract 2.7).
    static func text(of value: JSONToken, in event: Span<UInt8>) -> String? {
        switch value.kind {
        case .null: nil
        case .string: JSONText.decoded(event, value.content)
        default: String(event.extracting(value.range))
        }
    }

    func append(to json: inout ByteBuffer) {
        json.append("[")
        for (place, pair) in pairs.enumerated() {
            json.append(place > 0 ? #",{"key":"# : #"{"key":"#)
            json.append(jsonString: pair.key)
            json.append(#","value":"#)
            json.append(jsonString: pair.value)
            json.append("}")
        }
        json.append("]")
    }
}

extension PropertyList {
    /// The properties of an event whose line was read with them.
    init(_ event: IndexedEvent, _ report: ReportLine, _ line: Span<UInt8>) {
        self.init(
            report, of: line.extracting(report.event),
            adding: PlatformProperties.added(to: event, report, line))
    }

    /// Whether a producer has asked that no problem be raised, by either name of the flag
    /// (contract 2.7).
    var suppressesProblem: Bool {
        pairs.contains {
            ["dt.event.suppress_problem", "dt.davis.is_problem_suppressed"].contains($0.key)
                && $0.value.lowercased() == "true"
        }
    }
}
