import ByteBuffers
import Recording

@testable import EventsAPI

extension Recorder {
    /// Appends the line of an event that one host got.
    @discardableResult
    func append(_ body: String = #"{"title":"t"}"#, warnings: [Finding] = []) -> Int {
        let verdict = Verdict.sample()
        verdict.addSample("HOST-0123456789ABCDEF", correlationID: 0x43DC_E678_584A_EE3)
        verdict.assessment.findings.warnings = warnings
        return append(verdict, of: body)
    }

    /// Appends the line of an event that a verdict is about.
    @discardableResult
    func append(_ verdict: Verdict, of body: String, session: String = "main") -> Int {
        append(
            verdict, of: Array(body.utf8).span, time: Array("2026-11-23T05:20:00.123Z".utf8).span,
            from: RecordOrigin(session: session, surface: "oneagent"),
            peer: Array("127.0.0.1:53124".utf8).span)
    }

    /// Appends and commits some lines.
    func record(lines count: Int) throws {
        for _ in 0..<count { append() }
        try commit()
    }
}

extension Verdict {
    /// A verdict as no judge has given it: without reports.
    static func sample() -> Verdict { Verdict(provider: .oneAgent, isStrict: false) }

    func addSample(_ entity: String, correlationID: UInt64, status: ResultStatus = .ok) {
        let start = assessment.reports.entityIDs.count
        assessment.reports.entityIDs.append(text: entity)
        let end = assessment.reports.entityIDs.count
        assessment.reports.results.append(
            EventResult(correlationID: correlationID, status: status, entity: start..<end))
    }
}

/// The bytes of a record of so many lines.
func sampleRecord(lines count: Int) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let recorder = try Recorder(.file(path: folder("sample")))
    try recorder.record(lines: count)
    try recorder.close()
    return try folder.bytes(of: "sample")
}
