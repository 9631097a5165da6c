import Glibc
import Sockets
import SystemCalls

/// A socket under test, and the raw other end of its connection.
final class SocketPair {
    let socket: StreamSocket
    private var peer: Int32

    init() throws {
        var pair: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue)
        _ = try retryingInterrupts("socketpair") { socketpair(AF_UNIX, kind, 0, &pair) }
        socket = StreamSocket(OwnedDescriptor(pair[0]))
        peer = pair[1]
    }

    deinit {
        closePeer()
    }

    func write(_ text: String) {
        _ = Glibc.write(peer, text, text.utf8.count)
    }

    /// What is there for the other end.
    func read() -> [UInt8] {
        var block = [UInt8](repeating: 0, count: 65_536)
        var bytes: [UInt8] = []
        while true {
            let count = Glibc.read(peer, &block, block.count)
            guard count > 0 else { return bytes }
            bytes += block[..<count]
        }
    }

    func closePeer() {
        if peer >= 0 { close(peer) }
        peer = -1
    }
}
