import Glibc
import Sockets
import Testing

struct StreamSocketTests {
    private let pair: SocketPair

    init() throws {
        pair = try SocketPair()
    }

    private func receive(upTo size: Int = 100) -> (step: StreamSocket.Received, bytes: [UInt8]) {
        var buffer = [UInt8](repeating: 0, count: size)
        let step = buffer.withUnsafeMutableBytes { pair.socket.receive(into: $0) }
        guard case .bytes(let count) = step else { return (step, []) }
        return (step, Array(buffer[..<count]))
    }

    @Test
    func `what came is received, and then nothing`() {
        #expect(receive().step == .wouldBlock)
        pair.write("hello")
        #expect(receive(upTo: 4).bytes == Array("hell".utf8))
        #expect(receive(upTo: 4).bytes == Array("o".utf8))
        #expect(receive().step == .wouldBlock)
    }

    @Test
    func `what the peer sent before it ended is received first`() {
        pair.write("last")
        pair.closePeer()
        #expect(receive().bytes == Array("last".utf8))
        #expect(receive().step == .ended)
        #expect(receive().step == .ended)
    }

    @Test
    func `a full window takes a part, and then nothing until the peer reads`() {
        let bytes = (0..<4_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        guard case .bytes(let first) = pair.socket.send(bytes.span) else {
            Issue.record("the peer is there")
            return
        }
        #expect(first > 0)
        #expect(first < bytes.count)
        #expect(pair.socket.send(bytes.span.extracting(first...)) == .bytes(0))

        var received: [UInt8] = []
        var sent = first
        while sent < bytes.count {
            received += pair.read()
            guard case .bytes(let more) = pair.socket.send(bytes.span.extracting(sent...)),
                more > 0
            else {
                Issue.record("a peer that has read has room")
                return
            }
            sent += more
        }
        received += pair.read()
        #expect(received == bytes)
    }

    @Test
    func `sending to a peer that is gone fails without a signal`() {
        pair.closePeer()
        #expect(pair.socket.send([1, 2, 3].span) == .failed(EPIPE))
    }

    @Test
    func `a peer that went away with bytes unread broke the connection`() {
        #expect(pair.socket.send([1, 2, 3].span) == .bytes(3))
        pair.closePeer()
        #expect(receive().step == .failed(ECONNRESET))
    }

    @Test
    func `a socket that is shut for writing still receives`() {
        pair.socket.shutdownWriting()
        #expect(pair.socket.send([1].span) == .failed(EPIPE))
        pair.write("x")
        #expect(receive().bytes == [0x78])
    }

    @Test
    func `a socket that is shut altogether has ended for both`() {
        pair.socket.shutdownBoth()
        #expect(receive().step == .ended)
        #expect(pair.read().isEmpty)
    }
}
