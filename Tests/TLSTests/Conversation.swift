import TLS
import TLSTesting

/// A client and a session under test, joined by nothing but their bytes.
struct Conversation {
    let client: TLSClient
    let server: TLSSession
    /// How many bytes arrive at once.
    let pieceBytes: Int

    init(
        _ offer: ClientOffer = ClientOffer(), resuming ticket: OpaquePointer? = nil,
        context: TLSContext? = nil, pieceBytes: Int = .max
    ) throws {
        client = try TLSClient(offer, resuming: ticket)
        server = try (context ?? TestIdentity.context()).makeSession()
        self.pieceBytes = pieceBytes
    }

    /// Goes back and forth until nobody has anything to say, and tells how the session stands.
    @discardableResult
    func shakeHands() -> TLSSession.Handshake {
        var step = TLSSession.Handshake.needsMoreBytes
        while true {
            client.handshake()
            let flight = client.takeOutput()
            for piece in pieces(of: flight) where step == .needsMoreBytes {
                server.receive(piece.span)
                step = server.handshake()
            }
            let answer = server.takeOutput()
            for piece in pieces(of: answer) {
                client.receive(piece)
                client.handshake()
            }
            if flight.isEmpty, answer.isEmpty { return step }
        }
    }

    /// Brings what the client has written to the server.
    func deliver() {
        server.receive(client.takeOutput().span)
    }

    /// Brings what the server has written to the client, and reads it there.
    func answer() -> [UInt8] {
        client.receive(server.takeOutput())
        return client.read()
    }

    private func pieces(of bytes: [UInt8]) -> [[UInt8]] {
        stride(from: 0, to: bytes.count, by: min(pieceBytes, max(1, bytes.count))).map { start in
            Array(bytes[start..<min(start + min(pieceBytes, bytes.count), bytes.count)])
        }
    }
}

extension TLSSession {
    func takeOutput() -> [UInt8] {
        let bytes = withOutput { span in span.withUnsafeBytes { Array($0) } }
        dropOutput(bytes.count)
        return bytes
    }

    /// All plaintext that there is, and what came behind it.
    func readAll(upTo size: Int = 4_096) -> (bytes: [UInt8], step: Received) {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: size)
        while true {
            let step = block.withUnsafeMutableBytes { read(into: $0) }
            guard case .bytes(let count) = step else { return (bytes, step) }
            bytes += block[..<count]
        }
    }
}
