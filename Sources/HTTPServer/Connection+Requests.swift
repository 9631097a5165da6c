import ByteBuffers
package import HTTP1
import Sockets

/// How bytes become requests and answers.
extension Connection {
    /// Much that is owed to one peer leaves before more is read: a few bytes can ask for a lot.
    private static let maximumOwedBytes = 262_144

    /// Reads all that is whole in `bytes` and returns how many of them are done with.
    func read(_ bytes: Span<UInt8>) -> Int {
        var used = 0
        while used < bytes.count, phase.isReading {
            if server.arena.count &- server.segmentStart >= Self.maximumOwedBytes {
                server.resume(self)
                break
            }
            let rest = bytes.extracting(used...)
            let step =
                switch phase {
                case .head: readHead(rest)
                case .content: readContent(rest)
                case .chunks: readChunks(rest)
                case .discarding(let remaining): discard(remaining, of: rest)
                case .discardingChunks: discardChunks(rest)
                case .handshaking, .waiting, .closing, .lingering, .ended: 0
                }
            if step == 0 { break }
            used += step
        }
        return used
    }

    /// What must be seen to after reading: the clock of an incomplete message, and the segment of
    /// answers that this turn owes the peer.
    func afterReading() {
        let isOwedAnswers = server.endSegment(of: self)
        guard phase != .ended else { return }
        switch phase {
        case .head where input.isEmpty: beIdle()
        case .head: startTimer(endpoint.headNanoseconds)
        case .content, .chunks, .discarding, .discardingChunks:
            startTimer(endpoint.contentNanoseconds)
        case .waiting:
            deadline = .distantFuture
            watch([])
        case .closing where !isOwedAnswers && output.isEmpty: allIsSent()
        case .handshaking, .closing, .lingering, .ended: break
        }
    }

    func beIdle() {
        isTimed = false
        let previous = deadline.nanoseconds
        deadline.nanoseconds = server.turnTime.nanoseconds &+ endpoint.idleNanoseconds
        // Nearly always it is later than the one before, and no earlier one has to be looked for.
        if deadline.nanoseconds < previous { server.note(deadline) }
    }

    private func startTimer(_ timeout: Int64) {
        guard !isTimed else { return }
        isTimed = true
        server.setDeadline(of: self, after: timeout)
    }

    private func readHead(_ bytes: Span<UInt8>) -> Int {
        if kept.begins(bytes) {
            if hasPartialHead { forgetPartialHead() }
            // It may have waited, whole, for large answers before it to leave.
            isTimed = false
            return beginContent(bytes)
        }
        do throws(RequestHeadError) {
            guard try parser.parse(bytes) == .complete else {
                hasPartialHead = true
                return 0
            }
        } catch {
            refuse(
                RequestFailure(status: error.status, explanation: error.explanation), after: bytes)
            return bytes.count
        }
        kept.keep(parser.head, of: bytes)
        forgetPartialHead()
        return beginContent(bytes)
    }

    private func forgetPartialHead() {
        parser.reset()
        hasPartialHead = false
        isTimed = false
    }

    private func beginContent(_ bytes: Span<UInt8>) -> Int {
        if kept.head.contentEncoding != nil || kept.head.expectsContinue {
            if let used = refuseUnread(kept.head, bytes) { return used }
        }
        switch kept.head.framing {
        case .none: return respond(to: kept.head, bytes, contentLength: 0)
        case .length(let length):
            guard length <= maximumContentBytes(of: kept.head) else {
                return refuseSize(bytes)
            }
            if bytes.count - kept.head.length >= length {
                return respond(to: kept.head, bytes, contentLength: length)
            }
            sendContinue(kept.head, isContentThere: bytes.count > kept.head.length)
            phase = .content
            return 0
        case .chunked:
            sendContinue(kept.head, isContentThere: bytes.count > kept.head.length)
            chunkedHead.removeAll()
            chunkedHead.append(bytes.extracting(..<kept.head.length))
            chunkedContent.removeAll()
            chunks = ChunkedDecoder(maximumContentBytes: maximumContentBytes(of: kept.head))
            phase = .chunks
            return kept.head.length
        }
    }

    /// The head still stands at the front of the bytes, so its offsets hold.
    private func readContent(_ bytes: Span<UInt8>) -> Int {
        guard case .length(let length) = kept.head.framing,
            bytes.count - kept.head.length >= length
        else { return 0 }
        return respond(to: kept.head, bytes, contentLength: length)
    }

    private func respond(
        to head: RequestHead, _ bytes: Span<UInt8>, contentLength: Int
    ) -> Int {
        let end = head.length + contentLength
        answer(
            head, in: bytes.extracting(..<head.length),
            content: bytes.extracting(head.length..<end))
        return end
    }

    private func readChunks(_ bytes: Span<UInt8>) -> Int {
        do throws(ChunkedError) {
            switch try chunks.decode(bytes, into: &chunkedContent) {
            case .needsMoreBytes(let used): return used
            case .complete(let used):
                answer(kept.head, in: chunkedHead.span, content: chunkedContent.span)
                chunkedContent.removeAll(keepingCapacityUpTo: 4_096)
                return used
            }
        } catch {
            refuseChunks(RequestFailure(status: error.status, explanation: error.explanation))
            return bytes.count
        }
    }

    private func answer(_ head: RequestHead, in bytes: Span<UInt8>, content: Span<UInt8>) {
        let begin = server.arena.count
        let answer = endpoint.handler.respond(
            to: head, in: bytes, content: content, on: self, into: &server.arena)
        isTimed = false
        let closes = isClosing(after: head)
        switch answer {
        case .ready: break
        case .onCommit: server.noteCommitted(from: begin, closing: closes)
        case .later:
            closesAfterWaiting = closes
            phase = .waiting
            return
        }
        phase = closes ? .closing : .head
    }

    /// Whether the answer to this request is the connection's last, which it must then say.
    package func isClosing(after head: RequestHead) -> Bool {
        !head.keepsAlive || server.drains || isTooLong(head.framing)
    }

    /// The limit counts what a content decodes to, and what cannot be compressed is a little longer
    /// encoded: RFC 1951 section 3.2.4 has five bytes more for each block, and a header of gzip may
    /// have a file's name.
    private func maximumContentBytes(of head: RequestHead) -> Int {
        let limit = endpoint.limits.maximumContentBytes
        return head.contentEncoding == nil ? limit : limit + limit >> 10 + 1_024
    }

    /// More content than is read to be dropped, after a refusal that did not wait for it. Chunks
    /// tell only while they come.
    private func isTooLong(_ framing: BodyFraming) -> Bool {
        switch framing {
        case .none: false
        case .length(let length): length > endpoint.limits.maximumContentBytes
        case .chunked: mustLinger
        }
    }
}
