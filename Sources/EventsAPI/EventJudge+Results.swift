import ByteBuffers
import JSONParsing

extension EventJudge {
    /// Gives each result its correlation id and status: FNV-1a of provider, event type, entity id,
    /// title and, when there is one, correlation tag, with NUL between them (contract 0.5).
    func completeResults(_ body: Span<UInt8>, correlationTag: Property?) {
        guard let type = verdict.eventType else { return }
        let seed = correlation[type]
        for place in verdict.results.indices {
            var hash = seed
            hash.combine(verdict.entityIDs, verdict.results[place].entity)
            hash.combineNull()
            combineTitle(into: &hash, body)
            if let correlationTag { combine(correlationTag, into: &hash, body) }
            verdict.results[place].correlationID = hash.value
            verdict.results[place].status = verdict.status
        }
    }

    private func combineTitle(into hash: inout FNV1a, _ body: Span<UInt8>) {
        guard verdict.titleHasEscapes else {
            return hash.combine(body.extracting(verdict.title))
        }
        combineDecoded(verdict.title, into: &hash, body)
    }

    private func combine(_ tag: Property, into hash: inout FNV1a, _ body: Span<UInt8>) {
        hash.combineNull()
        combineDecoded(tag.valueText, into: &hash, body)
    }

    private func combineDecoded(
        _ range: Range<Int>, into hash: inout FNV1a, _ body: Span<UInt8>
    ) {
        decodedText.removeAll()
        JSONText.appendDecoded(body, range, to: &decodedText)
        hash.combine(decodedText, 0..<decodedText.count)
    }
}
