import ByteBuffers
import Sockets

/// Read all, commit once, write all.
extension HTTPServer {
    package func turnWillBegin() {
        isInTurn = true
        turnTime = .now
        owner?.turnWillBegin()
    }

    package func turnDidEnd() {
        finishTurn()
        readResumed()
        if turnTime >= nextDeadline {
            expireConnections()
            readResumed()
        }
        isInTurn = false
    }

    /// Sees to what is due now; called when time has passed and no descriptor was ready.
    package func tick() {
        turnWillBegin()
        turnDidEnd()
    }

    private func finishTurn() {
        if let owner, !owner.commit() { replaceCommittedReplies() }
        committedReplies.removeFew()
        sendSegments()
        owner?.turnDidEnd()
        if !late.isEmpty { sendLateAnswers() }
    }

    /// Sends an answer that was made elsewhere: at once, or behind all that this turn answers. Its
    /// connection may be owed answers of this turn that come before it.
    func deliver(_ connection: Connection) {
        guard !isInTurn else { return late.append(connection) }
        turnTime = .now
        connection.sendLateAnswer()
    }

    private func sendLateAnswers() {
        let connections = late
        late = []
        for connection in connections { connection.sendLateAnswer() }
    }

    /// Requests that were received behind one whose answer came late, or was large.
    private func readResumed() {
        while !resumed.isEmpty {
            let connections = resumed
            resumed = []
            for connection in connections {
                connection.isResumed = false
                guard connection.phase.isReading, connection.output.isEmpty else { continue }
                connection.watch(.read)
                connection.readOn()
            }
            finishTurn()
            if drains { endIdle() }
        }
    }

    /// Reads on, within this turn or one of its own, what a connection has kept.
    func resume(_ connection: Connection) {
        // Twice in one turn it would take what the first time answers for the end of its input.
        guard !connection.isResumed else { return }
        connection.isResumed = true
        resumed.append(connection)
        if !isInTurn { tick() }
    }

    /// Marks all that was appended to the arena since the last segment as this connection's, which
    /// may be read more than once a turn.
    ///
    /// - Returns: whether it is owed any answers of this turn.
    func endSegment(of connection: Connection) -> Bool {
        let isItsLast = segments.last?.connection === connection
        guard arena.count > segmentStart else { return isItsLast }
        segmentStart = arena.count
        // One segment for all: behind the first of two the connection could end.
        if isItsLast { segments.removeLast() }
        segments.append(Segment(connection: connection, end: segmentStart))
        return true
    }

    func noteCommitted(from start: Int, closing: Bool) {
        committedReplies.append(
            CommittedReply(start: start, end: arena.count, closing: closing))
    }

    private func sendSegments() {
        guard !segments.isEmpty else { return }
        var start = 0
        for segment in segments {
            segment.connection.send(arena.span.extracting(start..<segment.end))
            start = segment.end
        }
        segments.removeFew()
        arena.removeAll(keepingCapacityUpTo: Self.keptArenaBytes)
        segmentStart = 0
    }

    private static let keptArenaBytes = 1 << 20

    /// Composes the turn's answers anew, with a refusal for each that the commit did not cover.
    private func replaceCommittedReplies() {
        var composed = ByteBuffer(capacity: arena.count)
        var copied = 0
        var replies = committedReplies[...]
        for index in segments.indices {
            let segment = segments[index]
            while let reply = replies.first, reply.end <= segment.end {
                composed.append(arena.span.extracting(copied..<reply.start))
                segment.connection.endpoint.handler.respondToFailedCommit(
                    closing: reply.closing, into: &composed)
                copied = reply.end
                replies.removeFirst()
            }
            composed.append(arena.span.extracting(copied..<segment.end))
            copied = segment.end
            segments[index] = Segment(connection: segment.connection, end: composed.count)
        }
        swap(&arena, &composed)
    }
}

/// Deadlines.
extension HTTPServer {
    func setDeadline(of connection: Connection, after nanoseconds: Int64) {
        connection.deadline = MonotonicTime(nanoseconds: turnTime.nanoseconds + nanoseconds)
        note(connection.deadline)
    }

    func note(_ deadline: MonotonicTime) {
        nextDeadline = min(nextDeadline, deadline)
    }

    private func expireConnections() {
        if acceptingIsPaused { setAccepting(true) }
        nextDeadline = .distantFuture
        for connection in connections where connection.deadline <= turnTime { connection.expire() }
        for connection in connections { note(connection.deadline) }
        finishTurn()
    }
}
