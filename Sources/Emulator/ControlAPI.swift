import ByteBuffers
import HTTP1
import HTTPServer

/// The control API (design, section 7): what a test asks of the emulator itself.
///
/// Every answer that reads or changes state is made after the commit of the turn that brought the
/// call, so that it sees what stood before it on the same connection.
final class ControlAPI {
    let core: EmulatorCore
    private let gate: ControlGate
    var responder = Responder(server: nil)

    init(core: EmulatorCore, configuration: EmulatorConfiguration) {
        self.core = core
        gate = ControlGate(allowedHosts: configuration.allowedHosts)
    }

    func respond(
        to call: ControlCall, _ request: RequestHead, on connection: Connection,
        into reply: inout ByteBuffer
    ) -> Answer {
        do throws(ControlError) {
            if let refusal = gate.refusal(of: call) {
                throw ControlError(status: 403, message: refusal)
            }
            let operation = try ControlOperation(call)
            core.afterCommit { [self] in
                perform(operation, for: request, on: connection)
            }
            return .later
        } catch {
            respond(error, to: request, closing: connection.isClosing(after: request), &reply)
            return .ready
        }
    }

    func respond(
        _ error: ControlError, to request: RequestHead?, closing: Bool, _ reply: inout ByteBuffer
    ) {
        responder.respond(
            error.status, to: request, at: core.time, closing: closing, fields: error.fields,
            into: &reply
        ) { error.append(to: &$0) }
    }

    private func perform(
        _ operation: ControlOperation, for request: RequestHead, on connection: Connection
    ) {
        switch operation {
        case .ready:
            complete(connection, request) { core.readyLine.append(to: &$0) }
        case .listEvents(let query):
            core.readEvents(query) { [self] outcome in
                finishList(outcome, request, connection)
            }
        case .removeEvents:
            core.beginGeneration()
            complete(connection, request) { core.appendGeneration(to: &$0) }
        case .listRequests(let query):
            complete(connection, request) { core.appendRequests(query, to: &$0) }
        }
    }

    private func finishList(
        _ outcome: ReadOutcome, _ request: RequestHead, _ connection: Connection
    ) {
        switch outcome {
        case .content(let content):
            complete(connection, request) { $0.append(content.span) }
        case .missing:
            complete(
                ControlError(status: 404, message: "There is no such event."), connection, request)
        case .failed(let reason):
            complete(ControlError(status: 500, message: reason), connection, request)
        }
    }

    private func complete(
        _ error: ControlError, _ connection: Connection, _ request: RequestHead
    ) {
        connection.complete { closing, reply in
            respond(error, to: request, closing: closing, &reply)
        }
    }

    private func complete(
        _ connection: Connection, _ request: RequestHead, compose: (inout ByteBuffer) -> Void
    ) {
        connection.complete { closing, reply in
            responder.respond(
                200, to: request, at: core.time, closing: closing, into: &reply,
                compose: compose)
        }
    }
}

/// What a call of the control API asks for.
enum ControlOperation {
    case ready
    case listEvents(ControlQuery)
    case removeEvents
    case listRequests(ControlQuery)

    init(_ call: ControlCall) throws(ControlError) {
        // HEAD is GET without the content (RFC 9110 section 9.3.2).
        let method = call.method == .head ? .get : call.method
        switch (call.segments, method) {
        case (["ready"], .get): self = .ready
        case (["events"], .get):
            self = .listEvents(try ControlQuery(call.query, takesFilters: true))
        case (["events"], .delete):
            _ = try ControlQuery(call.query, takesFilters: false)
            self = .removeEvents
        case (["requests"], .get):
            self = .listRequests(try ControlQuery(call.query, takesFilters: false))
        case (["ready"], _), (["requests"], _): throw Self.notAllowed("GET, HEAD")
        case (["events"], _): throw Self.notAllowed("GET, HEAD, DELETE")
        default:
            throw ControlError(
                status: 404,
                message: "There is nothing here; there is ready, events and requests.")
        }
    }

    private static func notAllowed(_ methods: StaticString) -> ControlError {
        ControlError(
            status: 405, message: "The method is not one of \(methods).",
            fields: [ResponseField("Allow", methods)])
    }
}
