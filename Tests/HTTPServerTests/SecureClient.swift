import TLSTesting

/// A client that speaks HTTPS over a `TestClient`.
final class SecureClient {
    let raw: TestClient
    let tls: TLSClient
    /// How a flight of the client, counted from 0, is cut on its way. Each piece is read before the
    /// next one comes.
    var cut: (_ flight: Int, _ bytes: [UInt8]) -> [[UInt8]] = { [$1] }
    private(set) var flights = 0
    private var plaintext: [UInt8] = []
    private let settle: () -> Void

    init(_ raw: TestClient, _ offer: ClientOffer, settle: @escaping () -> Void) throws {
        self.raw = raw
        tls = try TLSClient(offer)
        self.settle = settle
    }

    /// Goes through the handshake, or as far as the server lets it.
    @discardableResult
    func shakeHands() throws -> SecureClient {
        try raw.wait {
            let isComplete = tls.handshake()
            try flush()
            if !isComplete { receive() }
            return isComplete || raw.ending != nil
        }
        return self
    }

    /// The records of a text; those of the handshake, should any wait, come before them.
    func records(of text: String) -> [UInt8] {
        tls.write(Array(text.utf8))
        return tls.takeOutput()
    }

    func send(_ text: String) throws {
        tls.write(Array(text.utf8))
        try flush()
    }

    /// Says that nothing more comes; the connection stays open both ways.
    func sendCloseNotify() throws {
        tls.close()
        try flush()
    }

    /// Sends what TLS has made.
    private func flush() throws {
        let bytes = tls.takeOutput()
        guard !bytes.isEmpty else { return }
        let pieces = cut(flights, bytes)
        flights += 1
        for piece in pieces {
            try raw.send(piece)
            if pieces.count > 1 { settle() }
        }
    }

    private func receive() {
        raw.receive()
        let bytes = raw.takeReceived()
        guard !bytes.isEmpty else { return }
        tls.receive(bytes)
        plaintext += tls.read()
    }

    /// Waits for so many more responses and takes them.
    func responses(_ count: Int) throws -> [TestResponse] {
        var found: (responses: [TestResponse], consumed: Int) = ([], 0)
        try raw.wait {
            let before = plaintext.count
            receive()
            if plaintext.count > before || before > 0 { found = TestResponse.parse(plaintext) }
            return found.responses.count >= count || raw.ending != nil
        }
        plaintext.removeFirst(found.consumed)
        return found.responses
    }

    func response() throws -> TestResponse? { try responses(1).first }

    /// Waits for the end of the connection, and takes all the responses until then.
    func responsesToEnd() throws -> [TestResponse] {
        try raw.wait {
            receive()
            return raw.ending != nil
        }
        return try responses(0)
    }

    /// Whether the server has said goodbye and then closed, and nothing was lost to a reset.
    var hasEndedInOrder: Bool { tls.sawClose && raw.ending == .closed }
}
