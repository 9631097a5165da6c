import Glibc
import Sockets
import SystemCalls

/// A client that does what a test tells it, and waits for nothing longer than a few seconds.
final class TestClient {
    enum Ending: Equatable { case closed, reset }

    struct TookTooLong: Error { let received: String }

    private let socket: OwnedDescriptor
    /// Lets the server work, or waits until this descriptor is ready.
    private let giveWay: (Int32) -> Void
    private(set) var received: [UInt8] = []
    /// How the server ended the connection, as far as that was seen.
    private(set) var ending: Ending?

    private static let secondsOfPatience: Int64 = 10

    init(
        to address: SocketAddress, receiveBufferBytes: Int32? = nil,
        giveWay: @escaping (Int32) -> Void
    ) throws {
        socket = OwnedDescriptor(
            try retryingInterrupts("socket") {
                Glibc.socket(address.family, Int32(SOCK_STREAM.rawValue), 0)
            })
        self.giveWay = giveWay
        let raw = socket.rawValue
        if var bytes = receiveBufferBytes {
            setsockopt(raw, SOL_SOCKET, SO_RCVBUF, &bytes, socklen_t(MemoryLayout<Int32>.size))
        }
        var on: Int32 = 1
        setsockopt(
            raw, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        _ = try retryingInterrupts("connect") {
            address.withSystemAddress { connect(raw, $0, $1) }
        }
        _ = try retryingInterrupts("fcntl") { fcntl(raw, F_SETFL, O_NONBLOCK) }
    }

    /// Sends all of it; false when the connection broke before.
    @discardableResult
    func send(_ bytes: [UInt8]) throws -> Bool {
        var sent = 0
        var isBroken = false
        try wait {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket.rawValue, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count > 0 { sent += count }
            isBroken = count < 0 && errno != EAGAIN
            return isBroken || sent == bytes.count
        }
        return !isBroken
    }

    @discardableResult
    func send(_ text: String) throws -> Bool { try send(Array(text.utf8)) }

    /// Tells the server that nothing more comes.
    func finishSending() { shutdown(socket.rawValue, Int32(SHUT_WR)) }

    /// Makes the end of this client a reset instead of an orderly close.
    func resetWhenGone() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
            socket.rawValue, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    /// Takes the bytes as they came.
    func takeReceived() -> [UInt8] {
        defer { received = [] }
        return received
    }

    /// Waits for so many more responses and takes them.
    func responses(_ count: Int) throws -> [TestResponse] {
        var found: (responses: [TestResponse], consumed: Int) = ([], 0)
        try wait {
            let before = received.count
            receive()
            if received.count > before || before > 0 { found = TestResponse.parse(received) }
            return found.responses.count >= count || ending != nil
        }
        received.removeFirst(found.consumed)
        return found.responses
    }

    func response() throws -> TestResponse? { try responses(1).first }

    /// Waits for the end of the connection, and takes all the responses until then.
    func responsesToEnd() throws -> [TestResponse] {
        try wait {
            receive()
            return ending != nil
        }
        let found = TestResponse.parse(received)
        received.removeFirst(found.consumed)
        return found.responses
    }

    /// Takes what is there without waiting.
    func receive() {
        var block = [UInt8](repeating: 0, count: 65_536)
        while ending == nil {
            let count = recv(socket.rawValue, &block, block.count, 0)
            if count > 0 {
                received += block[..<count]
            } else if count == 0 {
                ending = .closed
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR {
                ending = .reset
            }
        }
    }

    /// Lets the server work until the condition holds.
    func wait(until isDone: () throws -> Bool) throws {
        let end = MonotonicTime.now.nanoseconds + Self.secondsOfPatience * 1_000_000_000
        while try !isDone() {
            guard MonotonicTime.now.nanoseconds < end else {
                throw TookTooLong(received: String(decoding: received.suffix(500), as: UTF8.self))
            }
            giveWay(socket.rawValue)
        }
    }
}
