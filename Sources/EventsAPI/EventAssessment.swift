import ByteBuffers
import JSONParsing

/// One event held against the contract: the way from the bytes to the findings and reports.
///
/// The rules are its methods, each asked once the whole body is read. Its storage is used again
/// for the next event.
struct EventAssessment: ~Copyable {
    var outline = EventOutline()
    var findings: FindingList
    var reports = ReportList()
    var eventType: EventType?
    var title = 0..<0
    var titleHasEscapes = false
    /// The property that splits the correlation of otherwise equal events.
    var correlationTag: Property?

    var selector = EntitySelector()
    /// Storage for text whose escapes are decoded.
    var decodedText = ByteBuffer()
    let predefinedKeys = PredefinedKeys()
    let correlation: CorrelationSeeds
    let entities: EntityInventory?
    let noMatch: SelectorNoMatch

    init(
        provider: EventProvider, isStrict: Bool, entities: EntityInventory?,
        noMatch: SelectorNoMatch
    ) {
        findings = FindingList(isStrict: isStrict)
        correlation = CorrelationSeeds(provider: provider)
        self.entities = entities
        self.noMatch = noMatch
    }

    mutating func judge(_ body: Span<UInt8>, at now: Timestamp, noting transportFinding: Rule?) {
        removeAll()
        if let transportFinding { note(transportFinding) }
        do {
            try outline.read(body)
        } catch {
            return refuse(body, because: error)
        }
        guard outline.isObject else { return refuseOtherValue() }
        judgeMembers(body, at: now)
        findings.sort()
    }

    private mutating func removeAll() {
        findings.removeAll()
        eventType = nil
        title = 0..<0
        titleHasEscapes = false
        correlationTag = nil
    }

    /// The storage for decoded text, empty, for a rule that puts it back afterwards.
    mutating func takeDecodedText() -> ByteBuffer {
        var text = ByteBuffer()
        swap(&text, &decodedText)
        text.removeAll()
        return text
    }

    private mutating func judgeMembers(_ body: Span<UInt8>, at now: Timestamp) {
        judgeNames(body)
        judgeEventType(body)
        judgeTitle(body)
        judgeTimes(body, at: now)
        judgeTimeout(body)
        judgeSelector(body, at: now)
        judgeProperties(body)
        if findings.outcome != .refused { completeReports(body) }
    }

    private mutating func note(_ transportFinding: Rule) {
        findings.note(transportFinding, at: .header("Content-Type"), "must be application/json")
    }

    private mutating func refuse(_ body: Span<UInt8>, because error: JSONError) {
        let position = TextPosition(of: error.offset, in: body)
        findings.note(
            .jsonMalformed, at: .body(at: error.offset),
            "Malformed JSON: \(error.explanation)"
                + " (line \(position.line), column \(position.column))")
    }

    private mutating func refuseOtherValue() {
        let root = outline.root
        let hint = root.kind == .arrayStart ? "; events are posted one by one" : ""
        findings.note(
            .bodyNotObject, at: .body(at: root.start),
            "must be an object, not \(root.kind.phrase)\(hint)")
    }
}
