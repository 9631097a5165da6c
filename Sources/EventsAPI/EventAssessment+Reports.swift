import ByteBuffers
import JSONParsing

extension EventAssessment {
    /// Gives each report its correlation id and status: FNV-1a of provider, event type, entity id,
    /// title and, when there is one, correlation tag, with NUL between them (contract 0.5).
    mutating func completeReports(_ body: Span<UInt8>) {
        guard titleHasEscapes || correlationTag != nil else {
            return reports.complete(findings.status, with: body.extracting(title))
        }
        var text = takeDecodedText()
        JSONText.appendDecoded(body, title, to: &text)
        if let correlationTag {
            text.append(UInt8(0))
            JSONText.appendDecoded(body, correlationTag.valueText, to: &text)
        }
        reports.complete(findings.status, with: text.span)
        decodedText = text
    }
}
