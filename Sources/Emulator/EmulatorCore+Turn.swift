import ByteBuffers
import EventsAPI
import HTTP1
import HTTPServer
import Recording
import Sockets
import SystemCalls

/// One turn.
extension EmulatorCore {
    func turnWillBegin() {
        time.refresh()
    }

    func commit() -> Bool {
        guard recorder.hasPending else {
            isCommitted = true
            return true
        }
        do {
            try recorder.commit()
            isCommitted = true
            if recordIsFailing { observer.incident(.recordRecovered) }
            recordIsFailing = false
        } catch {
            isCommitted = false
            if !recordIsFailing { observer.incident(.recordFailed(error.description)) }
            recordIsFailing = true
        }
        return isCommitted
    }

    func turnDidEnd() {
        if journal.hasStaged { endJournalTurn(since: server.now) }
        if !reports.isEmpty { sendReports() }
        guard !afterCommitActions.isEmpty else { return }
        let actions = afterCommitActions
        afterCommitActions = []
        for action in actions { action() }
    }

    private func endJournalTurn(since began: MonotonicTime) {
        let elapsed = MonotonicTime.now.nanoseconds - began.nanoseconds
        journal.endTurn(
            isCommitted: isCommitted, microseconds: Int(elapsed / 1_000)
        ) { number, bytes in
            if let journalFile { write(number, bytes, to: journalFile) }
        }
        if let error = journalFile?.flush() {
            observer.incident(.journalFailed(error.description))
        }
    }

    private func write(_ number: Int, _ bytes: Span<UInt8>, to file: LineWriter) {
        var line = ByteBuffer(capacity: bytes.count + 256)
        appendEntry(number, bytes, to: &line)
        file.append(line.span)
    }

    /// Appends an entry of the journal as it is shown, without any token.
    func appendEntry(_ number: Int, _ bytes: Span<UInt8>, to json: inout ByteBuffer) {
        guard !secrets.isEmpty else {
            return JournalEntry(bytes).append(
                number: number, session: Self.mainSession, from: bytes, to: &json)
        }
        var entry = ByteBuffer(capacity: bytes.count + 256)
        JournalEntry(bytes).append(
            number: number, session: Self.mainSession, from: bytes, to: &entry)
        secrets.append(masking: entry.span, to: &json)
    }

    private func sendReports() {
        let sent = reports
        reports = []
        for (var report, awaitsCommit) in sent {
            if awaitsCommit, !isCommitted {
                report.status = 503
                report.isRecorded = false
            }
            observer.request?(secrets.masked(report))
        }
    }
}

/// What requests leave behind.
extension EmulatorCore {
    func record(
        _ verdict: Verdict, _ content: Span<UInt8>, from origin: borrowing RecordOrigin,
        on connection: Connection
    ) {
        record(verdict, content, time: time.text, from: origin, peer: connection.peerText)
    }

    private func record(
        _ verdict: Verdict, _ content: Span<UInt8>, time: borrowing ByteBuffer,
        from origin: borrowing RecordOrigin, peer: borrowing ByteBuffer
    ) {
        _ = recorder.append(verdict, of: content, time: time.span, from: origin, peer: peer.span)
    }

    func note(
        _ request: RequestHead, _ head: Span<UInt8>, _ content: Span<UInt8>,
        at surface: Surface, on connection: Connection, verdict: Verdict, status: Int,
        awaitsCommit: Bool
    ) {
        let entry = JournalEntry(
            at: time.now, surface: surface, connection: connection.number, isWellFormed: true,
            headBytes: head.count, contentBytes: content.count, status: status,
            awaitsCommit: awaitsCommit)
        journal.stage(entry, head: head, content: content) {
            if verdict.isClean { return }
            $0.append(
                violations: verdict.violations, warnings: verdict.warnings,
                unlisted: verdict.unlistedFindings, of: content)
        }
        guard observer.request != nil else { return }
        let report = RequestReport(
            request, head, at: time.now, status: status, verdict: verdict, content: content)
        reports.append((report, awaitsCommit))
    }

    func note(
        _ refusal: TransportRefusal, _ request: RequestHead?, _ head: Span<UInt8>,
        _ content: Span<UInt8>, at surface: Surface, on connection: Connection
    ) {
        let entry = JournalEntry(
            at: time.now, surface: surface, connection: connection.number,
            isWellFormed: request != nil, headBytes: head.count, contentBytes: content.count,
            status: refusal.status, awaitsCommit: false)
        let findings = refusal.findings
        journal.stage(entry, head: head, content: content) {
            $0.append(violations: findings, warnings: [], of: content)
        }
        guard observer.request != nil else { return }
        reports.append((RequestReport(request, head, at: time.now, refusal), false))
    }
}

/// What questions leave behind.
extension EmulatorCore {
    /// Takes note of a question that was answered within this turn.
    func noteRead(
        _ exchange: ReadExchange, status: Int, _ refusal: TransportRefusal? = nil
    ) {
        let head = exchange.head.span
        let entry = JournalEntry(
            at: time.now, surface: .activeGate, connection: exchange.connection.number,
            isWellFormed: true, headBytes: head.count, contentBytes: 0, status: status,
            awaitsCommit: false)
        let findings = refusal?.findings ?? []
        journal.stage(entry, head: head, content: Span()) {
            $0.append(violations: findings, warnings: [], of: Span())
        }
        guard observer.request != nil else { return }
        reports.append(
            (RequestReport(exchange, at: time.now, status: status, refusal), false))
    }

    /// Takes note of a question that was answered between two turns.
    func noteLateRead(
        _ exchange: ReadExchange, status: Int, _ refusal: TransportRefusal? = nil
    ) {
        noteRead(exchange, status: status, refusal)
        endJournalTurn(since: exchange.began)
        if !reports.isEmpty { sendReports() }
    }
}
