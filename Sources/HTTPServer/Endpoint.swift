package import Sockets
import TLS

/// A listener with what it serves and how many are connected to it.
package final class Endpoint: EventLoop.Handler {
    package let address: SocketAddress
    let handler: any RequestHandler
    let limits: ServerLimits
    /// What HTTPS is spoken with; nil where it is HTTP.
    let tls: TLSContext?
    /// Lives as long as anything is connected; `close` ends the cycle.
    let server: HTTPServer
    private var listener: Listener?
    /// The times of `limits` in nanoseconds: one is added to the clock with every request.
    let idleNanoseconds: Int64
    let headNanoseconds: Int64
    let contentNanoseconds: Int64
    let lingerNanoseconds: Int64
    /// Those that are served; connections that are being turned away are not counted.
    var served = 0
    /// Those that are being told that there are too many.
    var turnedAway = 0

    /// How many are told 503 at once before further ones are just closed: telling costs a descriptor.
    static let maximumTurnedAway = 64
    private static let acceptsPerTurn = 64

    init(
        listener: consuming Listener, handler: any RequestHandler, limits: ServerLimits,
        tls: TLSContext?, server: HTTPServer
    ) {
        address = listener.address
        self.handler = handler
        self.limits = limits
        self.tls = tls
        self.server = server
        idleNanoseconds = limits.idleTimeout.nanoseconds
        headNanoseconds = limits.headTimeout.nanoseconds
        contentNanoseconds = limits.contentTimeout.nanoseconds
        lingerNanoseconds = limits.lingerTimeout.nanoseconds
        rawDescriptor = listener.rawDescriptor
        self.listener = consume listener
    }

    let rawDescriptor: Int32

    func closeListener() {
        listener = nil
    }

    package func isReady(_ interest: Interest) {
        for _ in 0..<Self.acceptsPerTurn {
            do {
                guard let socket = try listener?.accept() else { return }
                admit(socket)
            } catch {
                // Out of descriptors (EMFILE, ENFILE) or memory: those who are served go on, those
                // who wait stay in the backlog until a connection ends.
                return server.pauseAccepting(because: error)
            }
        }
    }

    /// One connection fewer.
    func release(isTurnedAway: Bool) {
        if isTurnedAway { turnedAway -= 1 } else { served -= 1 }
    }

    private func admit(_ socket: consuming AcceptedSocket) {
        if served < limits.maximumConnections {
            served += 1
            server.open(socket, at: self, isTurnedAway: false)
        } else if turnedAway < Self.maximumTurnedAway {
            turnedAway += 1
            server.open(socket, at: self, isTurnedAway: true)
        }
    }
}

extension Duration {
    /// Whole nanoseconds, at most about a hundred years.
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return min(seconds, 3_000_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
