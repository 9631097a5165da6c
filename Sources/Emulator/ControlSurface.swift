import ByteBuffers
import HTTP1
import HTTPServer

/// The control listener: nothing but the control API.
final class ControlSurface: RequestHandler {
    private let control: ControlAPI

    init(_ control: ControlAPI) {
        self.control = control
    }

    func respond(
        to request: RequestHead, in head: Span<UInt8>, content: Span<UInt8>,
        on connection: Connection, into reply: inout ByteBuffer
    ) -> Answer {
        let closing = connection.isClosing(after: request)
        guard
            let target = try? RequestTarget(head.extracting(request.target), method: request.method)
        else {
            let error = ControlError(status: 400, message: "The request target is malformed.")
            control.respond(error, to: request, closing: closing, &reply)
            return .ready
        }
        guard let call = ControlCall(target, request, in: head) else {
            let error = ControlError(
                status: 404, message: "The control API is under /_emulator: see /_emulator/ready.")
            control.respond(error, to: request, closing: closing, &reply)
            return .ready
        }
        return control.respond(to: call, request, on: connection, into: &reply)
    }

    func refuseUnread(
        _ request: RequestHead, in head: Span<UInt8>, on connection: Connection,
        into reply: inout ByteBuffer
    ) -> Bool { false }

    func respond(
        to failure: RequestFailure, after received: Span<UInt8>, on connection: Connection,
        into reply: inout ByteBuffer
    ) {
        let error = ControlError(status: failure.status, message: failure.explanation)
        control.respond(error, to: nil, closing: true, &reply)
    }

    func respondToFailedCommit(closing: Bool, into reply: inout ByteBuffer) {
        control.respond(
            ControlError(status: 503, message: "The record cannot be written."), to: nil,
            closing: closing, &reply)
    }
}
