import ByteBuffers
import HTTP1

/// Writes the responses of one listener: head and content, as the request allows.
struct Responder: ~Copyable {
    /// The `Server` field: `EEC` on a OneAgent (contract 0.5), none elsewhere.
    let server: StaticString?
    /// Where a content is composed before its length is known.
    private var content = ByteBuffer(capacity: 256)
    /// The head of an ordinary 201 up to its length, the same for all within a second.
    private var createdPrefix = ByteBuffer(capacity: 256)
    private var createdPrefixSecond = Int64.min

    static let json: StaticString = "application/json;charset=utf-8"

    init(server: StaticString?) {
        self.server = server
    }

    /// Appends a response with JSON for content.
    ///
    /// - Parameters:
    ///   - status: the status code.
    ///   - request: what is answered; nil when it could not be read, and then the connection ends.
    ///   - time: gives the `Date`.
    ///   - closing: whether it is the connection's last response.
    ///   - fields: further fields.
    ///   - reply: where the response goes.
    ///   - compose: appends the content.
    mutating func respond(
        _ status: Int, to request: RequestHead?, at time: borrowing TurnTime, closing: Bool,
        fields: [ResponseField] = [], into reply: inout ByteBuffer,
        compose: (inout ByteBuffer) -> Void
    ) {
        content.removeAll(keepingCapacityUpTo: 65_536)
        compose(&content)
        let head = ResponseHead(
            status: status, date: time.date, server: server, contentType: Self.json,
            contentLength: content.count,
            connection: .init(keepsAlive: !closing, minorVersion: request?.minorVersion ?? 1),
            fields: fields)
        head.append(to: &reply)
        // RFC 9110 section 9.3.2: the answer to HEAD has the fields of the content, not the content.
        if request?.method != .head { reply.append(content.span) }
    }

    /// Appends the 201 of an event to a client that stays connected.
    ///
    /// - Parameters:
    ///   - time: gives the `Date`.
    ///   - reply: where the response goes.
    ///   - compose: appends the content.
    mutating func respondCreated(
        at time: borrowing TurnTime, into reply: inout ByteBuffer,
        compose: (inout ByteBuffer) -> Void
    ) {
        if time.second != createdPrefixSecond { makeCreatedPrefix(time) }
        content.removeAll(keepingCapacityUpTo: 65_536)
        compose(&content)
        reply.append(createdPrefix.span)
        reply.append(decimal: content.count)
        reply.append("\r\n\r\n")
        reply.append(content.span)
    }

    private mutating func makeCreatedPrefix(_ time: borrowing TurnTime) {
        createdPrefixSecond = time.second
        createdPrefix.removeAll()
        ResponseHead(status: 201, date: time.date, server: server, contentType: Self.json)
            .append(to: &createdPrefix)
        // The length takes the place of the empty line that ends the head.
        createdPrefix.truncate(to: createdPrefix.count - 2)
        createdPrefix.append("Content-Length: ")
    }

    /// Appends a response without content, such as 204.
    func respondEmpty(
        _ status: Int, to request: RequestHead, at time: borrowing TurnTime, closing: Bool,
        into reply: inout ByteBuffer
    ) {
        ResponseHead(
            status: status, date: time.date, server: server, contentLength: 0,
            connection: .init(keepsAlive: !closing, minorVersion: request.minorVersion)
        ).append(to: &reply)
    }
}
