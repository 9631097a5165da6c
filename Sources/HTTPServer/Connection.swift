package import ByteBuffers
import HTTP1
package import Sockets
import TLS

/// One client's connection: reads requests, lets the handler answer, sends the answers in order.
///
/// It lives on the server's loop. Bytes are read into the server's receive buffer and understood
/// there; only what is incomplete at the end of a turn is kept here.
package final class Connection: EventLoop.Handler {
    /// Counts the connections of a server from 1.
    package let number: Int
    package let peer: SocketAddress
    /// The peer as `127.0.0.1:53124`, made once.
    package let peerText: ByteBuffer
    package let endpoint: Endpoint

    /// Lives as long as anything is connected; `close` ends the cycle.
    let server: HTTPServer
    let socket: StreamSocket
    /// What encrypts and decrypts; nil where HTTP is spoken as it is.
    @exclusivity(unchecked) var tls: TLSSession?
    /// Whether a byte of the handshake has come.
    var hasBegunHandshake = false
    /// Whether the peer has said that it will send nothing more.
    var hasPeerClosed = false
    /// Whether the server is going to read on in what is kept here.
    var isResumed = false
    /// Where the server keeps this connection.
    var index = 0

    // What every request touches is left out of the run-time exclusivity checks: a connection is
    // entered from the loop only, by one of its functions at a time.
    @exclusivity(unchecked) var phase = Phase.head
    @exclusivity(unchecked) var parser: RequestHeadParser
    /// Whether the parser has seen a part of the head that is coming.
    @exclusivity(unchecked) var hasPartialHead = false
    @exclusivity(unchecked) var kept = KeptHead()
    /// What was received and not yet understood; starts with the first byte of a message.
    @exclusivity(unchecked) var input = ByteBuffer()
    /// The head of a message that comes in chunks, and the content joined so far.
    var chunkedHead = ByteBuffer()
    var chunkedContent = ByteBuffer()
    var chunks: ChunkedDecoder
    /// What the peer has not taken yet.
    @exclusivity(unchecked) var output = ByteBuffer()
    /// How much of `output` has left: what stands before is not moved with every piece.
    var outputSent = 0
    /// The answer that was made elsewhere, until the turn's other answers have left.
    var lateAnswer = ByteBuffer()

    var watched = Interest.read
    /// When the current phase must be over.
    @exclusivity(unchecked) var deadline = MonotonicTime.distantFuture
    /// Whether a head or content has begun to come and its time is running.
    @exclusivity(unchecked) var isTimed = false
    /// Whether the peer may still be sending when we close, so that closing at once would reset.
    var mustLinger = false
    var isTurnedAway = false
    /// Whether the answer that is made elsewhere is the connection's last.
    var closesAfterWaiting = false

    init(
        _ accepted: consuming AcceptedSocket, at endpoint: Endpoint, server: HTTPServer,
        number: Int, tls: TLSSession?
    ) {
        self.number = number
        self.endpoint = endpoint
        self.server = server
        self.tls = tls
        if tls != nil { phase = .handshaking }
        peer = accepted.peer
        socket = StreamSocket(accepted.takeDescriptor())
        var text = ByteBuffer()
        text.append(text: peer.description)
        peerText = text
        parser = RequestHeadParser(limits: endpoint.limits.head)
        chunks = ChunkedDecoder(maximumContentBytes: endpoint.limits.maximumContentBytes)
    }

    package func isReady(_ interest: Interest) {
        if interest.contains(.write) { sendOutput() }
        guard phase != .ended else { return }
        if watched.contains(.read), interest.contains(.read) || !interest.isDisjoint(with: .hangUp)
        {
            receive()
        } else if !interest.isDisjoint(with: .hangUp), !watched.contains(.read) {
            // The peer is gone altogether, and nobody is there to read the answer.
            end()
        }
    }

    private func receive() {
        if phase == .lingering { return drop() }
        switch socket.receive(into: server.receiveBuffer) {
        case .bytes(let count):
            if let tls { return receivedEncrypted(count, by: tls) }
            received(UnsafeRawBufferPointer(rebasing: server.receiveBuffer[..<count]))
        case .wouldBlock: return
        case .ended:
            if let tls { abandonHandshake(tls) }
            peerHasEnded()
        case .failed:
            if let tls { abandonHandshake(tls) }
            end()
        }
    }

    func received(_ bytes: UnsafeRawBufferPointer) {
        guard input.isEmpty else {
            input.append(Span(_unsafeBytes: bytes))
            return readInput()
        }
        let fresh = Span<UInt8>(_unsafeBytes: bytes)
        let used = read(fresh)
        if used < fresh.count, keepsUnread() { input.append(fresh.extracting(used...)) }
        afterReading()
    }

    /// Reads on in what was kept.
    func readInput() {
        let used = read(input.span)
        if used < input.count, keepsUnread() {
            input.removeFirst(used)
        } else {
            input.removeAll(keepingCapacityUpTo: Self.keptInputBytes)
        }
        afterReading()
    }

    /// Reads on in what was kept, when all that was owed has been sent.
    func readOn() {
        let before = input.count
        readInput()
        guard hasPeerClosed, phase.isReading else { return }
        // What is left is no whole request, and nothing more comes.
        if input.count == before { peerHasEnded() } else { server.resume(self) }
    }

    /// Whether bytes that were not read are of use. Behind the last request they are not, but
    /// then the peer may well be sending more of them.
    private func keepsUnread() -> Bool {
        if phase == .closing { mustLinger = true }
        return phase.isReading || phase == .waiting
    }

    /// Enough for clients that send head and content apart, without a thousand of them costing much.
    private static let keptInputBytes = 2_048

    /// Half-closed (RFC 9112 section 9.6): what was asked is answered, nothing more is read.
    func peerHasEnded() {
        switch phase {
        case .waiting: watch([])
        default: end()
        }
    }

    /// Reads and drops what a refused client still sends.
    private func drop() {
        for _ in 0..<16 {
            switch socket.receive(into: server.receiveBuffer) {
            case .bytes: continue
            case .wouldBlock: return
            case .ended, .failed: return end()
            }
        }
    }

    /// Forgets the connection and closes it.
    func end() {
        guard phase != .ended else { return }
        // Whoever makes an answer may hold the connection, and with it the descriptor, for long.
        let isAwaited = phase == .waiting
        sendCloseNotify()
        if isAwaited { socket.shutdownBoth() }
        phase = .ended
        server.forget(self)
    }

    func watch(_ interest: Interest) {
        guard interest != watched else { return }
        watched = interest
        server.watch(self, interest)
    }
}
