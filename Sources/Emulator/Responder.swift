import ByteBuffers
import HTTP1

/// Writes the responses of one listener: head and content, as the request allows.
struct Responder: ~Copyable {
    /// The `Server` field: `EEC` on a OneAgent (contract 0.5), none elsewhere.
    let server: StaticString?
    /// Where a content is composed before its length is known.
    private var content = ByteBuffer(capacity: 256)

    static let json: StaticString = "application/json;charset=utf-8"

    init(server: StaticString?) {
        self.server = server
    }

    /// Appends a response with JSON for content.
    ///
    /// - Parameters:
    ///   - request: what is answered; nil when it could not be read, and then the connection ends.
    ///   - compose: appends the content.
    mutating func respond(
        _ status: Int, to request: RequestHead?, at date: HTTPDate, closing: Bool,
        fields: [ResponseField] = [], into reply: inout ByteBuffer,
        compose: (inout ByteBuffer) -> Void
    ) {
        content.removeAll(keepingCapacityUpTo: 65_536)
        compose(&content)
        let head = ResponseHead(
            status: status, date: date, server: server, contentType: Self.json,
            contentLength: content.count,
            connection: .init(keepsAlive: !closing, minorVersion: request?.minorVersion ?? 1),
            fields: fields)
        head.append(to: &reply)
        // RFC 9110 section 9.3.2: the answer to HEAD has the fields of the content, not the content.
        if request?.method != .head { reply.append(content.span) }
    }

    /// Appends a response without content, such as 204.
    func respondEmpty(
        _ status: Int, to request: RequestHead, at date: HTTPDate, closing: Bool,
        into reply: inout ByteBuffer
    ) {
        ResponseHead(
            status: status, date: date, server: server, contentLength: 0,
            connection: .init(keepsAlive: !closing, minorVersion: request.minorVersion)
        ).append(to: &reply)
    }
}
