import ByteBuffers
import EventsAPI
import JSONParsing

extension ByteBuffer {
    /// Appends the line of an accepted event, its members in the order that the design gives.
    mutating func appendRecordLine(
        _ sequence: Int, _ verdict: Verdict, of body: Span<UInt8>, time: Span<UInt8>,
        from origin: borrowing RecordOrigin, peer: Span<UInt8>
    ) {
        append("{\"sequence\":")
        append(decimal: UInt64(sequence))
        append(",\"time\":\"")
        append(time)
        append(origin.members.span)
        append(peer)
        appendReports(verdict.results, verdict.entityIDs)
        if !verdict.isClean { appendWarnings(verdict.warnings) }
        append(",\"event\":")
        if verdict.insignificantBytes == 0 { append(body) } else { append(minified: body) }
        append("}\n")
    }

    /// Tells what was reported only: an entity whose result is not `OK` did not get the event.
    ///
    /// The selector's grammar leaves nothing to escape in an entity's id (contract 2.5).
    private mutating func appendReports(
        _ results: [EventResult], _ entityIDs: borrowing ByteBuffer
    ) {
        append("\",\"correlationIds\":[")
        var isFirst = true
        for result in results where result.status == .ok {
            if !isFirst { append(UInt8(ascii: ",")) }
            append(UInt8(ascii: "\""))
            append(hexadecimal: result.correlationID)
            append(UInt8(ascii: "\""))
            isFirst = false
        }
        append("],\"entityIds\":[")
        isFirst = true
        for result in results where result.status == .ok {
            if !isFirst { append(UInt8(ascii: ",")) }
            append(UInt8(ascii: "\""))
            append(entityIDs.span.extracting(result.entity))
            append(UInt8(ascii: "\""))
            isFirst = false
        }
        append(UInt8(ascii: "]"))
    }

    /// Tells the rules that warn, each once; nothing when there are none.
    private mutating func appendWarnings(_ warnings: [Finding]) {
        guard !warnings.isEmpty else { return }
        var told: [String] = []
        append(",\"warnings\":[")
        for warning in warnings where !told.contains(warning.rule.id) {
            if !told.isEmpty { append(UInt8(ascii: ",")) }
            append(jsonString: warning.rule.id)
            told.append(warning.rule.id)
        }
        append(UInt8(ascii: "]"))
    }
}
