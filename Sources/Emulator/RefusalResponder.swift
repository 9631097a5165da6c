import ByteBuffers
import EventsAPI
import HTTP1
import HTTPServer

/// Answers in the vendor's envelope what one surface refuses, and takes note of it.
struct RefusalResponder: ~Copyable {
    private let core: EmulatorCore
    private let surface: Surface
    private var responder: Responder

    init(core: EmulatorCore, surface: Surface) {
        self.core = core
        self.surface = surface
        responder = Responder(server: surface.server)
    }

    /// Refuses a request, or what could not be read as one.
    mutating func refuse(
        _ refusal: TransportRefusal, _ request: RequestHead?, _ head: Span<UInt8>,
        _ content: Span<UInt8>, on connection: Connection, into reply: inout ByteBuffer
    ) {
        let closing = request.map { connection.isClosing(after: $0) || $0.expectsContinue } ?? true
        append(refusal, to: request, closing: closing, into: &reply)
        core.note(refusal, request, head, content, at: surface, on: connection)
    }

    /// Answers what could not be read as a request, or not in time.
    mutating func refuse(
        _ failure: RequestFailure, after received: Span<UInt8>, on connection: Connection,
        into reply: inout ByteBuffer
    ) {
        refuse(TransportRefusal(failure), nil, received, Span(), on: connection, into: &reply)
    }

    mutating func refuseFailedCommit(closing: Bool, into reply: inout ByteBuffer) {
        let envelope = ErrorEnvelope(code: 503, message: ReasonPhrase.text(for: 503).description)
        responder.respond(
            503, to: nil, at: core.time, closing: closing, into: &reply
        ) { envelope.append(to: &$0) }
    }

    /// Appends the answer alone.
    mutating func append(
        _ refusal: TransportRefusal, to request: RequestHead?, closing: Bool,
        into reply: inout ByteBuffer
    ) {
        let envelope = ErrorEnvelope(
            code: refusal.status, message: refusal.message, violations: refusal.violations)
        responder.respond(
            refusal.status, to: request, at: core.time, closing: closing,
            fields: refusal.fields, into: &reply
        ) { envelope.append(to: &$0) }
    }
}
