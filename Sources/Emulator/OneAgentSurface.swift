import ByteBuffers
import EventsAPI
import HTTP1
import HTTPServer
import JSONParsing
import Recording

/// The endpoint of a OneAgent: `POST /v2/events/ingest`, and the control API of its session beside
/// it under `/_emulator`.
final class OneAgentSurface: RequestHandler {
    let core: EmulatorCore
    private let control: ControlAPI
    private let judge: EventJudge
    private let reply: OneAgentReply
    private let maximumContentBytes: Int
    @exclusivity(unchecked) private var responder = Responder(server: Surface.oneAgent.server)
    private var refusals: RefusalResponder
    private let origin = RecordOrigin(
        session: EmulatorCore.mainSession, surface: Surface.oneAgent.name.description)

    static let ingestPath: StaticString = "/v2/events/ingest"

    init(core: EmulatorCore, control: ControlAPI, configuration: EmulatorConfiguration) {
        self.core = core
        self.control = control
        reply = configuration.oneAgentReply
        maximumContentBytes = configuration.limits.maximumBodyBytes
        refusals = RefusalResponder(core: core, surface: .oneAgent)
        judge = EventJudge(
            provider: .oneAgent, isStrict: configuration.isStrict,
            entities: configuration.inventory, noMatch: configuration.selectorNoMatch)
    }

    func respond(
        to request: RequestHead, in head: Span<UInt8>, content: Span<UInt8>,
        on connection: Connection, into reply: inout ByteBuffer
    ) -> Answer {
        if request.method == .post, request.contentEncoding == nil,
            RequestTarget.isPath(head, request.target, Self.ingestPath)
        {
            return ingest(request, head, content, connection, &reply)
        }
        switch destination(of: request, in: head) {
        case .ingest where content.count <= maximumContentBytes:
            return ingest(request, head, content, connection, &reply)
        case .ingest:
            refusals.refuse(
                .tooLarge(limit: maximumContentBytes), request, head, Span(), on: connection,
                into: &reply)
            return .ready
        case .control(let call):
            return control.respond(to: call, request, on: connection, into: &reply)
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
}

extension OneAgentSurface {
    private func ingest(
        _ request: RequestHead, _ head: Span<UInt8>, _ content: Span<UInt8>,
        _ connection: Connection, _ reply: inout ByteBuffer
    ) -> Answer {
        let verdict = judge.judge(
            content, at: core.time.now, noting: ContentType.finding(request, in: head))
        let isAccepted = verdict.outcome == .accepted
        if isAccepted { core.record(verdict, content, from: origin, on: connection) }
        let status = verdict.outcome == .refused ? 400 : self.reply.rawValue
        responder.respond(
            status, verdict, to: request, at: core.time,
            closing: connection.isClosing(after: request), into: &reply)
        core.note(
            request, head, content, at: .oneAgent, on: connection, verdict: verdict,
            status: status, awaitsCommit: isAccepted)
        return isAccepted ? .onCommit : .ready
    }
}
