import ByteBuffers
import Sockets
import TLS

/// How the bytes of an HTTPS connection become those of HTTP, and back.
extension Connection {
    /// Takes bytes that were received into the server's buffer.
    func receivedEncrypted(_ count: Int, by session: TLSSession) {
        let bytes = UnsafeRawBufferPointer(rebasing: server.receiveBuffer[..<count])
        let records = Span<UInt8>(_unsafeBytes: bytes)
        if phase == .handshaking, !hasBegunHandshake {
            hasBegunHandshake = true
            guard !Self.isHTTP(records[0]) else { return refusePlainHTTP(records) }
        }
        session.receive(records)
        if phase == .handshaking { continueHandshake(session) }
        if phase != .handshaking, phase != .lingering { decrypt(session) }
    }

    /// The first byte of a handshake is 22 (RFC 8446 section 5.1); methods are spelled in capitals.
    private static func isHTTP(_ byte: UInt8) -> Bool {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }

    /// Answers a client that speaks HTTP where HTTPS is spoken, in the language it understands.
    private func refusePlainHTTP(_ bytes: Span<UInt8>) {
        tls = nil
        phase = .head
        refuse(
            RequestFailure(
                status: 400, explanation: "this port speaks HTTPS: the URL begins with https://"),
            after: bytes)
        afterReading()
    }

    private func continueHandshake(_ session: TLSSession) {
        switch session.handshake() {
        case .needsMoreBytes:
            sendProtocolBytes(session)
        case .complete:
            phase = .head
            isTimed = false
            sendProtocolBytes(session)
            // What could not be sent has ended the connection, and nothing may revive it.
            guard phase == .head else { return }
            if isTurnedAway { turnAway() } else { beIdle() }
        case .failed(let failure):
            failHandshake(failure.explanation)
        }
    }

    /// Tells of a client that was gone before its handshake was complete. One that has sent nothing
    /// may only have looked whether somebody listens.
    func abandonHandshake(_ session: TLSSession) {
        guard phase == .handshaking, hasBegunHandshake else { return }
        session.receiveEnd()
        if case .failed(let failure) = session.handshake() {
            endpoint.handler.tlsFailed(failure.explanation, on: self)
        }
    }

    /// Tells the peer by an alert, and whoever watches by a sentence.
    func failHandshake(_ explanation: String) {
        endpoint.handler.tlsFailed(explanation, on: self)
        if let tls { sendProtocolBytes(tls) }
        guard phase != .ended else { return }
        linger()
    }

    /// Reads all that can be decrypted now.
    private func decrypt(_ session: TLSSession) {
        var isReading = true
        while isReading, phase != .ended {
            var count = 0
            isReading = fillPlaintext(from: session, &count)
            if count > 0 {
                received(UnsafeRawBufferPointer(rebasing: server.plaintextBuffer[..<count]))
            }
        }
        guard phase != .ended else { return }
        // What was asked before is answered first.
        if hasPeerClosed { server.resume(self) }
        if session.hasOutput { sendProtocolBytes(session) }
    }

    /// Gathers what several records hold, so that a request in two of them is read at once; false
    /// when there is no more.
    private func fillPlaintext(from session: TLSSession, _ count: inout Int) -> Bool {
        while count < server.plaintextBuffer.count {
            let free = UnsafeMutableRawBufferPointer(
                rebasing: server.plaintextBuffer[count...])
            switch session.read(into: free) {
            case .bytes(let more): count += more
            case .needsMoreBytes: return false
            case .ended:
                hasPeerClosed = true
                return false
            case .failed(let failure):
                endpoint.handler.tlsFailed(failure.explanation, on: self)
                // The alert is all that can still be said.
                sendProtocolBytes(session)
                end()
                return false
            }
        }
        return true
    }

    /// Encrypts and sends answers.
    func sendEncrypted(_ answers: Span<UInt8>, by session: TLSSession) {
        guard phase != .lingering else { return }
        guard session.write(answers) == nil else { return end() }
        switch transmitOutput(of: session) {
        case .whole: allIsSent()
        case .part: waitToSend()
        case .broken: end()
        }
    }

    /// Sends what TLS itself has to say: handshakes, tickets, alerts.
    private func sendProtocolBytes(_ session: TLSSession) {
        guard session.hasOutput, phase != .ended else { return }
        switch transmitOutput(of: session) {
        case .whole: break
        case .part: waitToSend()
        case .broken: end()
        }
    }

    private func transmitOutput(of session: TLSSession) -> Transmission {
        let transmission = session.withOutput { transmit($0) }
        session.dropOutput(session.outputCount)
        return transmission
    }

    /// Says that nothing more will come (RFC 8446 section 6.1), as far as the system takes it now.
    func sendCloseNotify() {
        guard let tls, phase != .handshaking else { return }
        tls.close()
        guard tls.hasOutput else { return }
        if output.isEmpty { _ = tls.withOutput { socket.send($0) } }
        tls.dropOutput(tls.outputCount)
    }
}
