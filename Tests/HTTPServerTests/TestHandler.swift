import ByteBuffers
import HTTP1
import HTTPServer

/// Answers by the first segment of the path, so that a test can ask for every kind of answer.
final class TestHandler: RequestHandler {
    /// What came, as `target content`.
    private(set) var requests: [String] = []
    private(set) var failures: [RequestFailure] = []
    /// Why no HTTPS came about.
    private(set) var handshakeFailures: [String] = []
    /// Those who asked for `/later`, in their order.
    var waiting: [Connection] = []

    func respond(
        to request: RequestHead, in head: Span<UInt8>, content: Span<UInt8>,
        on connection: Connection, into reply: inout ByteBuffer
    ) -> Answer {
        let target = String(head.extracting(request.target))
        let text = content.isEmpty ? target : target + " " + String(content)
        requests.append(text)
        let closing = connection.isClosing(after: request)
        if target.hasPrefix("/later") {
            waiting.append(connection)
            return .later
        }
        if target.hasPrefix("/complete") { completeAll("completed by another") }
        if target.hasPrefix("/large/"), let count = Int(target.dropFirst(7)) {
            Self.append(200, Self.pattern(count), closing: closing, to: &reply)
            return .ready
        }
        let commits = target.hasPrefix("/commit")
        Self.append(commits ? 201 : 200, Array(text.utf8), closing: closing, to: &reply)
        return commits ? .onCommit : .ready
    }

    func refuseUnread(
        _ request: RequestHead, in head: Span<UInt8>, on connection: Connection,
        into reply: inout ByteBuffer
    ) -> Bool {
        guard String(head.extracting(request.target)).hasPrefix("/refused") else { return false }
        let closing = connection.isClosing(after: request) || request.expectsContinue
        Self.append(415, [], closing: closing, to: &reply)
        return true
    }

    func respond(
        to failure: RequestFailure, after received: Span<UInt8>, on connection: Connection,
        into reply: inout ByteBuffer
    ) {
        failures.append(failure)
        Self.append(failure.status, Array(failure.explanation.utf8), closing: true, to: &reply)
    }

    func respondToFailedCommit(closing: Bool, into reply: inout ByteBuffer) {
        Self.append(503, Array("not committed".utf8), closing: closing, to: &reply)
    }

    func tlsFailed(_ explanation: String, on connection: Connection) {
        handshakeFailures.append(explanation)
    }

    /// Brings all the answers that are owed.
    func completeAll(_ text: String) {
        let completed = waiting
        waiting = []
        for connection in completed {
            connection.complete { closing, reply in
                Self.append(200, Array(text.utf8), closing: closing, to: &reply)
            }
        }
    }

    static func append(
        _ status: Int, _ content: [UInt8], closing: Bool, to reply: inout ByteBuffer
    ) {
        reply.append("HTTP/1.1 ")
        reply.append(decimal: status)
        reply.append(" \r\nContent-Length: ")
        reply.append(decimal: content.count)
        if closing { reply.append("\r\nConnection: close") }
        reply.append("\r\n\r\n")
        reply.append(content.span)
    }

    private static let period = (0..<251).map { UInt8($0) }

    /// So many bytes of which no two pieces of less than 251 are alike.
    static func pattern(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 251)
        while bytes.count < count { bytes += period }
        bytes.removeLast(bytes.count - count)
        return bytes
    }
}
