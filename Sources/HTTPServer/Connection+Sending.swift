package import ByteBuffers
import Sockets

/// How answers leave.
extension Connection {
    /// Sends the answers of a turn; what the peer does not take now is kept.
    func send(_ answers: Span<UInt8>) {
        guard phase != .ended else { return }
        guard output.isEmpty else { return output.append(answers) }
        switch socket.send(answers) {
        case .failed: end()
        case .bytes(let count) where count < answers.count:
            output.append(answers.extracting(count...))
            waitToSend()
        case .bytes: allIsSent()
        }
    }

    /// The peer reads slowly, so nothing more is read from it until it has caught up.
    private func waitToSend() {
        watch(.write)
        server.setDeadline(of: self, after: endpoint.idleNanoseconds)
    }

    func sendOutput() {
        switch socket.send(output.span.extracting(outputSent...)) {
        case .failed: return end()
        case .bytes(0): return
        case .bytes(let count): outputSent += count
        }
        guard outputSent == output.count else {
            return server.setDeadline(of: self, after: endpoint.idleNanoseconds)
        }
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
        case .head, .content, .chunks, .discarding, .discardingChunks: watch(.read)
        case .lingering, .ended: break
        }
    }

    /// Shuts our side and reads on for a while: closing with bytes unread would reset the
    /// connection, and the client might never see its answer (RFC 9112 section 9.6).
    private func linger() {
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
