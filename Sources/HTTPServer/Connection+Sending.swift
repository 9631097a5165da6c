package import ByteBuffers
import Sockets

/// How answers leave.
extension Connection {
    /// Sends the answers of a turn; what the peer does not take now is kept.
    func send(_ answers: Span<UInt8>) {
        guard phase != .ended else { return }
        if let tls { return sendEncrypted(answers, by: tls) }
        switch transmit(answers) {
        case .whole: allIsSent()
        case .part: waitToSend()
        case .broken: end()
        }
    }

    /// How much of some bytes the peer has taken; the rest is kept.
    enum Transmission {
        case whole
        case part
        /// Nothing can be sent any more.
        case broken
    }

    /// Sends bytes as they are, behind what the peer has not taken yet.
    func transmit(_ bytes: Span<UInt8>) -> Transmission {
        guard output.isEmpty else {
            output.append(bytes)
            return .part
        }
        switch socket.send(bytes) {
        case .failed: return .broken
        case .bytes(let count) where count == bytes.count: return .whole
        case .bytes(let count):
            output.append(bytes.extracting(count...))
            return .part
        }
    }

    /// The peer reads slowly, so nothing more is read from it until it has caught up.
    func waitToSend() {
        watch(.write)
        // A handshake has one time for all of it.
        guard phase != .handshaking else { return }
        server.setDeadline(of: self, after: endpoint.idleNanoseconds)
    }

    func sendOutput() {
        switch socket.send(output.span.extracting(outputSent...)) {
        case .failed: return end()
        case .bytes(0): return
        case .bytes(let count): outputSent += count
        }
        guard outputSent == output.count else { return waitToSend() }
        output.removeAll(keepingCapacityUpTo: 0)
        outputSent = 0
        allIsSent()
        if phase.isReading { server.resume(self) }
    }

    /// What comes next when the peer has taken all that it was owed.
    func allIsSent() {
        switch phase {
        case .closing where mustLinger: linger()
        case .closing: end()
        case .waiting:
            deadline = .distantFuture
            watch([])
        case .handshaking, .head, .content, .chunks, .discarding, .discardingChunks: watch(.read)
        case .lingering, .ended: break
        }
    }

    /// Shuts our side and reads on for a while: closing with bytes unread would reset the
    /// connection, and the client might never see its answer (RFC 9112 section 9.6).
    func linger() {
        sendCloseNotify()
        phase = .lingering
        socket.shutdownWriting()
        watch(.read)
        server.setDeadline(of: self, after: endpoint.lingerNanoseconds)
    }

    /// Brings the answer that a handler owes since it said `.later`.
    ///
    /// It may be called at any time on the loop's queue, also while other requests are answered;
    /// when the connection has ended, or owes no answer, nothing happens.
    ///
    /// - Parameter compose: appends the whole response; told whether it is the connection's last.
    package func complete(_ compose: (_ closing: Bool, _ reply: inout ByteBuffer) -> Void) {
        guard phase == .waiting, lateAnswer.isEmpty else { return }
        closesAfterWaiting = closesAfterWaiting || server.drains
        compose(closesAfterWaiting, &lateAnswer)
        server.deliver(self)
    }

    func sendLateAnswer() {
        guard phase == .waiting else { return }
        var answer = ByteBuffer()
        swap(&answer, &lateAnswer)
        phase = closesAfterWaiting ? .closing : .head
        if !input.isEmpty { mustLinger = closesAfterWaiting }
        server.setDeadline(of: self, after: endpoint.idleNanoseconds)
        send(answer.span)
        if phase.isReading, output.isEmpty { server.resume(self) }
    }
}
