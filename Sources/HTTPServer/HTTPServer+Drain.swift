import ByteBuffers
import Sockets

/// Stopping.
extension HTTPServer {
    /// Whether every connection is done with.
    package var isDrained: Bool { connections.isEmpty }

    /// Takes no more connections, answers what has been received whole, and closes all that owe
    /// their peer nothing. What is still to be sent or answered is waited for by the owner, who
    /// calls `close` when it has waited long enough.
    package func drain() {
        stopListening()
        // What was received before the stop is still answered as before it, then no more.
        loop.turn(waiting: 0)
        drains = true
        let end = MonotonicTime.now.nanoseconds + Self.nanosecondsToRead
        var turns = Self.turnsToRead + connections.count / EventLoop.descriptorsPerTurn
        while loop.turn(waiting: 0), turns > 0 || MonotonicTime.now.nanoseconds < end { turns -= 1 }
        endIdle()
    }

    /// One turn takes the bytes of some connections, and of each no more than the receive buffer
    /// holds; those who send for ever are not to hold up the end.
    private static let nanosecondsToRead: Int64 = 10_000_000
    /// On a machine with much else to do that time may pass in a moment: so many turns, and one for
    /// each connection, there always are.
    private static let turnsToRead = 16

    /// Ends all who are owed nothing.
    func endIdle() {
        for connection in connections where connection.owesNothing { connection.end() }
    }

    /// Ends all connections, whatever they were doing, and lets go of the owner.
    package func close() {
        stopListening()
        for connection in connections { connection.end() }
        owner = nil
        loop.observer = nil
    }
}

extension Connection {
    var owesNothing: Bool { output.isEmpty && phase != .waiting }
}
