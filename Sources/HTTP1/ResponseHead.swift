package import ByteBuffers

/// The head of a response: status line and fields (RFC 9112 4 and 5).
package struct ResponseHead: Sendable {
    /// What a response says of its connection (RFC 9112 9.3, 9.6).
    package enum Connection: Equatable, Sendable {
        /// Nothing, as it persists by itself in HTTP/1.1.
        case implied
        /// Closed behind this response.
        case close
        /// Kept although the client speaks HTTP/1.0.
        case keepAlive

        /// What a request is answered that the server does not want to close after.
        package init(keepsAlive: Bool, minorVersion: Int) {
            self = !keepsAlive ? .close : minorVersion == 0 ? .keepAlive : .implied
        }
    }

    package var status: Int
    package var date: HTTPDate
    package var server: StaticString?
    package var contentType: StaticString?
    /// Left out for 1xx and 204, which have no content (RFC 9110 8.6).
    package var contentLength: Int?
    package var connection: Connection
    /// Written behind the others, in this order.
    package var fields: [ResponseField]

    package init(
        status: Int, date: HTTPDate, server: StaticString? = nil, contentType: StaticString? = nil,
        contentLength: Int? = nil, connection: Connection = .implied, fields: [ResponseField] = []
    ) {
        self.status = status
        self.date = date
        self.server = server
        self.contentType = contentType
        self.contentLength = contentLength
        self.connection = connection
        self.fields = fields
    }

    /// Appends the whole head with its empty line. It is HTTP/1.1 for every client (RFC 9110 6.2).
    package func append(to buffer: inout ByteBuffer) {
        appendStatus(to: &buffer)
        date.append(to: &buffer)
        if let server { append("\r\nServer: ", server, to: &buffer) }
        if let contentType { append("\r\nContent-Type: ", contentType, to: &buffer) }
        if let contentLength, status >= 200, status != 204 {
            buffer.append("\r\nContent-Length: ")
            buffer.append(decimal: contentLength)
        }
        appendConnection(to: &buffer)
        for field in fields { append(field, to: &buffer) }
        buffer.append("\r\n\r\n")
    }

    /// Appends the interim response that lets a client go on (RFC 9110 15.2.1).
    package static func appendContinue(to buffer: inout ByteBuffer) {
        buffer.append("HTTP/1.1 100 Continue\r\n\r\n")
    }

    /// The status line and the name of the first field; that of an accepted event in one piece.
    private func appendStatus(to buffer: inout ByteBuffer) {
        if status == 201 { return buffer.append("HTTP/1.1 201 Created\r\nDate: ") }
        buffer.append("HTTP/1.1 ")
        buffer.append(decimal: status)
        buffer.append(" ")
        buffer.append(ReasonPhrase.text(for: status))
        buffer.append("\r\nDate: ")
    }

    @inline(__always)
    private func append(_ name: StaticString, _ value: StaticString, to buffer: inout ByteBuffer) {
        buffer.append(name)
        buffer.append(value)
    }

    private func appendConnection(to buffer: inout ByteBuffer) {
        switch connection {
        case .implied: break
        case .close: buffer.append("\r\nConnection: close")
        case .keepAlive: buffer.append("\r\nConnection: keep-alive")
        }
    }

    private func append(_ field: ResponseField, to buffer: inout ByteBuffer) {
        buffer.append("\r\n")
        buffer.append(text: field.name)
        buffer.append(": ")
        buffer.append(text: field.value)
    }
}
