import ByteBuffers
import EventsAPI
import HTTP1
import JSONParsing

extension RequestReport {
    /// Of a request that was judged.
    init(
        _ request: RequestHead, _ head: Span<UInt8>, at time: Timestamp, status: Int,
        verdict: Verdict, content: Span<UInt8>
    ) {
        self.init(
            time: time, method: String(head.extracting(request.methodRange)),
            target: SecretMask.maskedTarget(String(head.extracting(request.target))),
            status: status,
            eventType: verdict.eventType?.wireName.description,
            title: verdict.title.isEmpty ? nil : JSONText.decoded(content, verdict.title),
            violations: verdict.violations, warnings: verdict.warnings,
            isRecorded: verdict.outcome == .accepted, hint: nil)
    }

    /// Of a request that was refused before it was judged.
    init(
        _ request: RequestHead?, _ head: Span<UInt8>, at time: Timestamp,
        _ refusal: TransportRefusal
    ) {
        let target = request.map { String(head.extracting($0.target)) }
        self.init(
            time: time, method: request.map { String(head.extracting($0.methodRange)) } ?? "",
            target: target.map(SecretMask.maskedTarget) ?? "", status: refusal.status,
            eventType: nil, title: nil, violations: refusal.findings, warnings: [],
            isRecorded: false, hint: refusal.hint)
    }
}

extension RequestReport {
    /// Of a question that was answered, or refused.
    init(_ exchange: ReadExchange, at time: Timestamp, status: Int, _ refusal: TransportRefusal?) {
        let head = exchange.head.span
        self.init(
            time: time, method: String(head.extracting(exchange.request.methodRange)),
            target: SecretMask.maskedTarget(
                String(head.extracting(exchange.request.target))),
            status: status, eventType: nil, title: nil, violations: refusal?.findings ?? [],
            warnings: [], isRecorded: false, isQuery: true, hint: refusal?.hint)
    }
}
