import ByteBuffers
package import Sockets
package import SystemCalls
package import TLS

/// Serves HTTP/1.1 on any number of listeners of one event loop.
///
/// A turn reads all connections that are ready and lets their handlers answer, then lets the owner
/// commit once, then writes all answers.
package final class HTTPServer: EventLoop.Observer {
    let loop: EventLoop
    /// Kept until `close`.
    private var currentOwner: (any ServerOwner)?
    /// Told when no descriptor is left to accept with.
    package var acceptingFailed: ((SystemError) -> Void)?

    /// Where every connection's bytes are received; used up within the call that filled it.
    let receiveBuffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    /// Where those of HTTPS are decrypted; empty where nobody speaks it.
    private(set) var plaintextBuffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    /// The answers of the turn, one contiguous segment a connection.
    ///
    /// Handlers append to it and have no other way to reach it, so nothing overlaps; the run-time
    /// check of that costs about a hundred instructions an access, with every request.
    @exclusivity(unchecked) var arena = ByteBuffer(capacity: 65_536)
    @exclusivity(unchecked) var segments: [Segment] = []
    @exclusivity(unchecked) var committedReplies: [CommittedReply] = []
    var segmentStart = 0

    private var endpoints: [Endpoint] = []
    var connections: [Connection] = []
    @exclusivity(unchecked) var resumed: [Connection] = []
    /// Those whose answer, made elsewhere, waits for the turn's other answers.
    @exclusivity(unchecked) var late: [Connection] = []
    private var connectionsOpened = 0
    private var isAcceptingPaused = false
    /// Whether the last attempt to accept failed, and was told of.
    private var isOutOfDescriptors = false
    var isInTurn = false
    var drains = false
    var turnTime = MonotonicTime.now
    var nextDeadline = MonotonicTime.distantFuture

    /// The answers to one connection, from the end of the segment before to `end`.
    struct Segment {
        let connection: Connection
        let end: Int
    }

    /// An answer that stands only if the commit succeeds.
    struct CommittedReply {
        let start: Int
        let end: Int
        let closing: Bool
    }

    package init(loop: EventLoop) {
        self.loop = loop
        loop.observer = self
    }

    deinit {
        receiveBuffer.deallocate()
        plaintextBuffer.deallocate()
    }

    /// Begins to listen, for HTTPS when there is a context for it.
    ///
    /// - Throws: the call that failed; `bind` with `EADDRINUSE` when the port is taken.
    package func listen(
        _ address: SocketAddress, handler: any RequestHandler, limits: ServerLimits,
        tls: TLSContext? = nil
    ) throws(SystemError) -> Endpoint {
        let endpoint = Endpoint(
            listener: try Listener(address), handler: handler, limits: limits, tls: tls,
            server: self)
        if tls != nil, plaintextBuffer.isEmpty {
            plaintextBuffer = .allocate(byteCount: 65_536, alignment: 16)
        }
        try loop.add(endpoint, descriptor: endpoint.rawDescriptor, interest: .read)
        endpoints.append(endpoint)
        return endpoint
    }

    func open(_ socket: consuming AcceptedSocket, at endpoint: Endpoint, isTurnedAway: Bool) {
        connectionsOpened += 1
        isOutOfDescriptors = false
        let session = endpoint.tls?.makeSession()
        let connection = Connection(
            socket, at: endpoint, server: self, number: connectionsOpened, tls: session)
        connection.isTurnedAway = isTurnedAway
        connection.index = connections.count
        connections.append(connection)
        setDeadline(
            of: connection,
            after: session == nil ? endpoint.idleNanoseconds : endpoint.headNanoseconds)
        do {
            try loop.add(
                connection, descriptor: connection.socket.rawDescriptor, interest: .read)
        } catch {
            return connection.end()
        }
        if isTurnedAway, session == nil { connection.turnAway() }
    }

    func forget(_ connection: Connection) {
        loop.remove(connection.socket.rawDescriptor)
        connections.swapAt(connection.index, connections.count - 1)
        connections[connection.index].index = connection.index
        connections.removeLast()
        connection.endpoint.release(isTurnedAway: connection.isTurnedAway)
        if isAcceptingPaused { setAccepting(true) }
    }

    func watch(_ connection: Connection, _ interest: Interest) {
        do {
            try loop.modify(connection.socket.rawDescriptor, interest: interest)
        } catch {
            connection.end()
        }
    }

    /// Leaves those who wait in the backlog until a descriptor is free again: an accept that fails
    /// stays ready and would otherwise be tried without end.
    func pauseAccepting(because error: SystemError) {
        if !isOutOfDescriptors { acceptingFailed?(error) }
        isOutOfDescriptors = true
        setAccepting(false)
        // Descriptors also come free elsewhere: look again now and then.
        note(MonotonicTime(nanoseconds: turnTime.nanoseconds + 200_000_000))
    }

    func setAccepting(_ accepts: Bool) {
        isAcceptingPaused = !accepts
        for endpoint in endpoints {
            try? loop.modify(endpoint.rawDescriptor, interest: accepts ? .read : [])
        }
    }

    /// Takes no more connections; those that wait to be accepted are refused by the system.
    func stopListening() {
        for endpoint in endpoints {
            loop.remove(endpoint.rawDescriptor)
            endpoint.closeListener()
        }
        endpoints = []
    }

    var acceptingIsPaused: Bool { isAcceptingPaused }
}

/// What others see. The stored properties stay internal, because only then the compiler can prove
/// that no access overlaps another and leaves out the check at run time.
extension HTTPServer {
    /// Kept until `close`.
    package var owner: (any ServerOwner)? {
        get { currentOwner }
        set { currentOwner = newValue }
    }

    /// The time of the current turn.
    package var now: MonotonicTime { turnTime }
    /// No deadline is earlier.
    package var earliestDeadline: MonotonicTime { nextDeadline }
}
