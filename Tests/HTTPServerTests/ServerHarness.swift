import Glibc
import Sockets
import TLS
import TLSTesting

@testable import HTTPServer

/// A server on loopback whose loop turns on the thread of the test, whenever a client waits.
final class ServerHarness {
    let loop: EventLoop
    let server: HTTPServer
    let handler = TestHandler()
    let owner = TestOwner()
    let endpoint: Endpoint

    init(tls: TLSContext? = nil, _ adjust: (inout ServerLimits) -> Void = { _ in }) throws {
        var limits = ServerLimits()
        adjust(&limits)
        loop = try EventLoop()
        server = HTTPServer(loop: loop)
        endpoint = try server.listen(.loopback(port: 0), handler: handler, limits: limits, tls: tls)
        server.owner = owner
    }

    deinit {
        server.close()
    }

    /// A client whose waiting makes the loop turn.
    func client(receiveBufferBytes: Int32? = nil) throws -> TestClient {
        try TestClient(to: endpoint.address, receiveBufferBytes: receiveBufferBytes) {
            [unowned self] _ in turn()
        }
    }

    /// A client of HTTPS, whose handshake is still to come.
    func secureClient(
        _ offer: ClientOffer = ClientOffer(), receiveBufferBytes: Int32? = nil
    ) throws -> SecureClient {
        try SecureClient(client(receiveBufferBytes: receiveBufferBytes), offer) {
            [unowned self] in settle()
        }
    }

    /// Makes the answers of connections that come from now on leave in small pieces.
    func narrowSendBuffers() {
        var bytes: Int32 = 4_096
        setsockopt(
            endpoint.rawDescriptor, SOL_SOCKET, SO_SNDBUF, &bytes,
            socklen_t(MemoryLayout<Int32>.size))
    }

    /// One turn, and what is due when nothing was ready.
    func turn() {
        if loop.turn(waiting: 1) { return }
        if server.earliestDeadline <= .now { server.tick() }
    }

    /// Turns until nothing is ready.
    func settle() {
        while loop.turn(waiting: 0) {}
    }

    /// The connection that was accepted last.
    var connection: Connection? { server.connections.last }
}

/// The bytes of a request.
enum Request {
    static func get(_ target: String, _ fields: String...) -> String {
        "GET \(target) HTTP/1.1\r\nHost: localhost\r\n" + lines(fields) + "\r\n"
    }

    static func post(_ target: String, _ content: String, _ fields: String...) -> String {
        "POST \(target) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(content.utf8.count)\r\n"
            + lines(fields) + "\r\n" + content
    }

    /// With chunked content, which is given as it goes over the wire.
    static func chunked(_ target: String, _ chunks: String) -> String {
        "POST \(target) HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks
    }

    private static func lines(_ fields: [String]) -> String {
        fields.map { $0 + "\r\n" }.joined()
    }
}
