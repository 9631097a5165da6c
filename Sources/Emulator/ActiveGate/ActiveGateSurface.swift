import ByteBuffers
import EventsAPI
import HTTP1
import HTTPServer
import Recording
import Sockets

/// The public API of one environment as an ActiveGate serves it: `POST /events/ingest`, and queries
/// of what was ingested through it or the OneAgent (contract 1).
final class ActiveGateSurface: RequestHandler {
    let core: EmulatorCore
    let environmentID: String
    let authentication: Authentication
    let queries: EventQueries
    @exclusivity(unchecked) var responder = Responder(server: Surface.activeGate.server)
    var refusals: RefusalResponder

    private let ingestTargets: IngestTargets
    private let judge: EventJudge
    private let maximumContentBytes: Int
    private let inflater = ContentInflater()
    private var decoded = ByteBuffer()
    private let origin = RecordOrigin(
        session: EmulatorCore.mainSession, surface: Surface.activeGate.name.description)

    init(
        core: EmulatorCore, configuration: EmulatorConfiguration,
        activeGate: ActiveGateConfiguration, tokens: [APIToken], queries: EventQueries
    ) {
        self.core = core
        self.queries = queries
        environmentID = activeGate.environmentID
        ingestTargets = IngestTargets(environmentID: activeGate.environmentID)
        authentication = Authentication(tokens)
        refusals = RefusalResponder(core: core, surface: .activeGate)
        maximumContentBytes = configuration.limits.maximumBodyBytes
        judge = EventJudge(
            provider: .rest, isStrict: configuration.isStrict, entities: configuration.inventory,
            noMatch: configuration.selectorNoMatch)
    }

    func respond(
        to request: RequestHead, in head: Span<UInt8>, content: Span<UInt8>,
        on connection: Connection, into reply: inout ByteBuffer
    ) -> Answer {
        if isOrdinaryIngest(request, head) {
            return ingest(request, head, content, connection, &reply)
        }
        switch destination(of: request, in: head) {
        case .ingest(nil) where content.count <= maximumContentBytes:
            return ingest(request, head, content, connection, &reply)
        case .ingest(nil):
            refusals.refuse(
                .tooLarge(limit: maximumContentBytes), request, head, Span(), on: connection,
                into: &reply)
            return .ready
        case .ingest(let coding?):
            return ingest(request, head, content, coding, connection, &reply)
        case .read(let route, let query):
            return read(route, query, request, head, connection, &reply)
        case .nowhere(let refusal):
            refusals.refuse(refusal, request, head, content, on: connection, into: &reply)
            return .ready
        }
    }

    func refuseUnread(
        _ request: RequestHead, in head: Span<UInt8>, on connection: Connection,
        into reply: inout ByteBuffer
    ) -> Bool {
        guard case .nowhere(let refusal) = destination(of: request, in: head) else { return false }
        refusals.refuse(refusal, request, head, Span(), on: connection, into: &reply)
        return true
    }

    func respond(
        to failure: RequestFailure, after received: Span<UInt8>, on connection: Connection,
        into reply: inout ByteBuffer
    ) {
        refusals.refuse(failure, after: received, on: connection, into: &reply)
    }

    func respondToFailedCommit(closing: Bool, into reply: inout ByteBuffer) {
        refusals.refuseFailedCommit(closing: closing, into: &reply)
    }

    func tlsFailed(_ explanation: String, on connection: Connection) {
        core.observer.incident(
            .tlsFailed(peer: connection.peer.description, reason: explanation))
    }
}

extension ActiveGateSurface {
    /// Whether `destination` would find an event that is not encoded: told for the requests that
    /// most clients send without making text of them.
    private func isOrdinaryIngest(_ request: RequestHead, _ head: Span<UInt8>) -> Bool {
        guard request.method == .post, request.contentEncoding == nil,
            let field = request.authorization, let type = request.contentType
        else { return false }
        return ingestTargets.contain(head.extracting(request.target))
            && ContentType.isJSON(head.extracting(type))
            && authentication.outcome(field: head.extracting(field), for: .ingestEvents) == .allowed
    }

    private func ingest(
        _ request: RequestHead, _ head: Span<UInt8>, _ content: Span<UInt8>,
        _ coding: ContentCoding, _ connection: Connection, _ reply: inout ByteBuffer
    ) -> Answer {
        var body = ByteBuffer()
        swap(&body, &decoded)
        let answer: Answer
        do throws(InflateError) {
            try inflater.inflate(content, coding, limit: maximumContentBytes, into: &body)
            answer = ingest(request, head, body.span, connection, &reply)
        } catch {
            refusals.refuse(
                TransportRefusal(error, limit: maximumContentBytes), request, head, content,
                on: connection, into: &reply)
            answer = .ready
        }
        body.removeAll(keepingCapacityUpTo: 65_536)
        swap(&body, &decoded)
        return answer
    }

    private func ingest(
        _ request: RequestHead, _ head: Span<UInt8>, _ content: Span<UInt8>,
        _ connection: Connection, _ reply: inout ByteBuffer
    ) -> Answer {
        let verdict = judge.judge(content, at: core.time.now)
        let isAccepted = verdict.outcome == .accepted
        if isAccepted { core.record(verdict, content, from: origin, on: connection) }
        let status = verdict.outcome == .refused ? 400 : 201
        responder.respond(
            status, verdict, to: request, at: core.time,
            closing: connection.isClosing(after: request), into: &reply)
        core.note(
            request, head, content, at: .activeGate, on: connection, verdict: verdict,
            status: status, awaitsCommit: isAccepted)
        return isAccepted ? .onCommit : .ready
    }
}
