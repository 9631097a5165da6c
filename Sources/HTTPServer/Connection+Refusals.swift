import ByteBuffers
import HTTP1
import Sockets

/// Answers that are given without a request, or before its content was read.
extension Connection {
    /// Answers what is no request. Whatever the client meant, the rest of its bytes cannot be
    /// trusted to be requests (RFC 9112 section 2.2), so the connection ends with it.
    func refuse(_ failure: RequestFailure, after received: Span<UInt8>) {
        guard phase != .ended else { return }
        endpoint.handler.respond(to: failure, after: received, on: self, into: &server.arena)
        mustLinger = true
        phase = .closing
    }

    func refuseChunks(_ failure: RequestFailure) {
        var head = ByteBuffer()
        swap(&head, &chunkedHead)
        guard failure.status != 413 || !refuseBySizeUnread(head.span) else { return }
        refuse(failure, after: head.span)
    }

    /// Answers content whose announced length is beyond the limit.
    func refuseSize(_ bytes: Span<UInt8>) -> Int {
        let head = bytes.extracting(..<kept.head.length)
        guard !refuseBySizeUnread(head) else { return bytes.count }
        let limit = endpoint.limits.maximumContentBytes
        refuse(
            RequestFailure(
                status: 413, explanation: "the content is larger than \(limit) bytes"),
            after: head)
        return bytes.count
    }

    /// Lets the handler refuse by the head alone what would be refused for its size: path, method
    /// and encoding come first (contract 0.5, order of checks). The connection ends either way.
    private func refuseBySizeUnread(_ head: Span<UInt8>) -> Bool {
        mustLinger = true
        guard endpoint.handler.refuseUnread(kept.head, in: head, on: self, into: &server.arena)
        else { return false }
        phase = .closing
        return true
    }

    /// Lets the handler refuse by the head alone; nil when it does not.
    func refuseUnread(_ head: RequestHead, _ bytes: Span<UInt8>) -> Int? {
        let headBytes = bytes.extracting(..<head.length)
        guard
            endpoint.handler.refuseUnread(head, in: headBytes, on: self, into: &server.arena)
        else { return nil }
        // A client that waits for 100 may or may not send its content now (RFC 9110 section
        // 10.1.1): what would follow on this connection could not be told from it.
        guard !isClosing(after: head), !head.expectsContinue else {
            mustLinger = true
            phase = .closing
            return head.length
        }
        discardContent(of: head)
        return head.length
    }

    private func discardContent(of head: RequestHead) {
        switch head.framing {
        case .none: phase = .head
        case .length(let length): phase = length == 0 ? .head : .discarding(length)
        case .chunked:
            chunks = ChunkedDecoder(maximumContentBytes: endpoint.limits.maximumContentBytes)
            phase = .discardingChunks
        }
    }

    func discard(_ remaining: Int, of bytes: Span<UInt8>) -> Int {
        let used = min(remaining, bytes.count)
        phase = used == remaining ? .head : .discarding(remaining - used)
        if phase == .head { isTimed = false }
        return used
    }

    func discardChunks(_ bytes: Span<UInt8>) -> Int {
        defer { chunkedContent.removeAll(keepingCapacityUpTo: 4_096) }
        do throws(ChunkedError) {
            switch try chunks.decode(bytes, into: &chunkedContent) {
            case .needsMoreBytes(let used): return used
            case .complete(let used):
                isTimed = false
                phase = .head
                return used
            }
        } catch {
            // The request was answered before; this can only be the end.
            mustLinger = true
            phase = .closing
            return bytes.count
        }
    }

    /// `100 Continue` for a client that waits for it before it sends content
    /// (RFC 9110 section 10.1.1).
    func sendContinue(_ head: RequestHead, isContentThere: Bool) {
        guard head.expectsContinue, !isContentThere else { return }
        ResponseHead.appendContinue(to: &server.arena)
    }

    /// Turns away a client that is one too many.
    func turnAway() {
        isTurnedAway = true
        let failure = RequestFailure(
            status: 503,
            explanation: "all \(endpoint.limits.maximumConnections) connections are taken")
        refuse(failure, after: Span())
        afterReading()
    }

    /// The time for the current phase is over.
    func expire() {
        switch phase {
        case .head where isTimed: timeOut("the head did not arrive in time")
        case .content, .chunks: timeOut("the content did not arrive in time")
        case .handshaking: failHandshake("the handshake did not end in time")
        case .head, .discarding, .discardingChunks, .waiting, .closing, .lingering: end()
        case .ended: break
        }
    }

    private func timeOut(_ explanation: String) {
        guard output.isEmpty else { return end() }
        let failure = RequestFailure(status: 408, explanation: explanation)
        if phase == .chunks {
            refuseChunks(failure)
        } else {
            refuse(failure, after: input.span)
        }
        input.removeAll()
        afterReading()
    }
}
