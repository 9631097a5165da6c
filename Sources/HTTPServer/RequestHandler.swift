package import ByteBuffers
package import HTTP1

/// What one listener serves: an ordinary synchronous function from a request to an answer.
///
/// Nothing in it waits. It appends whole responses, status line to content, to the buffer that it is
/// given, and says what the connection does with them.
package protocol RequestHandler: AnyObject {
    /// Answers a request that was read whole.
    func respond(
        to request: RequestHead, in head: Span<UInt8>, content: Span<UInt8>,
        on connection: Connection, into reply: inout ByteBuffer
    ) -> Answer

    /// Looks at a request whose content is encoded or waits for `100 Continue`: answers it now, and
    /// returns true, when it is refused whatever its content is.
    func refuseUnread(
        _ request: RequestHead, in head: Span<UInt8>, on connection: Connection,
        into reply: inout ByteBuffer
    ) -> Bool

    /// Answers what could not be read as a request, or not in time. The connection ends with it.
    func respond(
        to failure: RequestFailure, after received: Span<UInt8>, on connection: Connection,
        into reply: inout ByteBuffer
    )

    /// Answers, in place of what was made before, a request whose commit failed.
    func respondToFailedCommit(closing: Bool, into reply: inout ByteBuffer)

    /// Takes note of a client with which no HTTPS came about, or broke; it was told by an alert where
    /// that was possible.
    func tlsFailed(_ explanation: String, on connection: Connection)
}

extension RequestHandler {
    /// Where HTTP is spoken as it is nothing of this fails.
    package func tlsFailed(_ explanation: String, on connection: Connection) {}
}

/// What becomes of an answer that a handler made.
package enum Answer: Equatable {
    /// It leaves with this turn.
    case ready
    /// It leaves once the commit of this turn has succeeded; else it is replaced.
    case onCommit
    /// Nothing was appended: `Connection.complete` brings the answer later.
    case later
}

/// Why there is no request to answer.
package struct RequestFailure: Equatable, Sendable {
    /// The status of the answer (RFC 9110 section 15).
    package var status: Int
    /// One English sentence that says what was wrong.
    package var explanation: String

    package init(status: Int, explanation: String) {
        self.status = status
        self.explanation = explanation
    }
}

/// Who owns the server: it commits what the handlers of a turn have gathered.
package protocol ServerOwner: AnyObject {
    func turnWillBegin()
    /// Makes durable what this turn's answers promise; false when that failed and was undone.
    func commit() -> Bool
    /// The answers of the turn were sent; what reads state can be answered now.
    func turnDidEnd()
}
