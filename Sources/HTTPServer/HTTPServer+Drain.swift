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
        for _ in 0..<Self.turnsToDrain {
            guard loop.turn(waiting: 0) else { break }
        }
        endIdle()
    }

    /// One turn takes the bytes of some hundred connections, and of each no more than the receive
    /// buffer holds: these are enough for content of 2 MiB, and an end to those who send for ever.
    private static let turnsToDrain = 32

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
