import TLSTesting
import Testing

@testable import HTTPServer

/// How the bytes of HTTPS become requests, and in which order their answers come.
struct SecureRequestsTests {
    private let harness: ServerHarness

    init() throws {
        harness = try ServerHarness(tls: TestIdentity.context())
    }

    private static let chunked = Request.chunked(
        "/c", "3;x=y\r\nchu\r\n3\r\nnks\r\n0\r\nTrailer: t\r\n\r\n")

    @Test(arguments: ClientOffer.both)
    func `a connection is kept from one request to the next`(_ offer: ClientOffer) throws {
        let client = try harness.secureClient(offer).shakeHands()
        for number in 1...3 {
            try client.send(Request.post("/\(number)", "content"))
            let response = try client.response()
            #expect(response?.text == "/\(number) content")
            #expect(response?.saysClose == false)
        }
        #expect(client.raw.ending == nil)
        #expect(harness.connection?.number == 1)
        #expect(harness.handler.handshakeFailures.isEmpty)
    }

    /// A client's flights: its hello, its end of the handshake, and, which TLS 1.3 sends in one go
    /// with that when it can, a request.
    @Test(arguments: ClientOffer.both)
    func `cutting a flight in two changes nothing`(_ offer: ClientOffer) throws {
        for flight in 0..<3 {
            var size = 0
            var place = 0
            repeat {
                place += 1
                let text = try exchange(offer) { number, bytes in
                    guard number == flight else { return [bytes] }
                    size = bytes.count
                    return [Array(bytes[..<place]), Array(bytes[place...])]
                }
                guard text == "/b content" else {
                    Issue.record("flight \(flight) cut at \(place): \(text ?? "no answer")")
                    return
                }
            } while place < size
            #expect(size > 60)
        }
    }

    @Test(arguments: ClientOffer.both, [1, 2, 5, 21])
    func `all may come in small pieces`(_ offer: ClientOffer, _ size: Int) throws {
        let text = try exchange(offer) { _, bytes in
            stride(from: 0, to: bytes.count, by: size).map { start in
                Array(bytes[start..<min(start + size, bytes.count)])
            }
        }
        #expect(text == "/b content")
    }

    private func exchange(
        _ offer: ClientOffer, _ cut: @escaping (Int, [UInt8]) -> [[UInt8]]
    ) throws -> String? {
        let client = try harness.secureClient(offer)
        client.cut = cut
        try client.shakeHands()
        try client.send(Request.post("/b", "content"))
        return try client.response()?.text
    }

    @Test
    func `a request may come with the end of the handshake`() throws {
        let client = try harness.secureClient(.tls13)
        client.tls.handshake()
        try client.raw.send(client.tls.takeOutput())
        try client.raw.wait {
            client.raw.receive()
            client.tls.receive(client.raw.takeReceived())
            return client.tls.handshake()
        }
        try client.send(Self.chunked + Request.get("/behind"))
        #expect(client.flights == 1)
        #expect(try client.responses(2).map(\.text) == ["/c chunks", "/behind"])
    }

    @Test(arguments: ClientOffer.both)
    func `requests in one record are answered in their order`(_ offer: ClientOffer) throws {
        let client = try harness.secureClient(offer).shakeHands()
        let numbers = Array(1...50)
        try client.send(numbers.map { Request.post("/\($0)", "c\($0)") }.joined())
        let texts = try client.responses(50).map(\.text)
        #expect(texts == numbers.map { "/\($0) c\($0)" })
    }

    @Test(arguments: ClientOffer.both)
    func `requests may be spread over records that come together`(_ offer: ClientOffer) throws {
        let client = try harness.secureClient(offer).shakeHands()
        let requests = Request.get("/a") + Request.post("/b", "content") + Self.chunked
        var records: [UInt8] = []
        for character in requests { records += client.records(of: String(character)) }
        try client.raw.send(records)
        #expect(try client.responses(3).map(\.text) == ["/a", "/b content", "/c chunks"])
    }

    @Test(arguments: ClientOffer.both)
    func `a request may come in records of one byte each, one after the other`(
        _ offer: ClientOffer
    ) throws {
        let client = try harness.secureClient(offer).shakeHands()
        for character in Request.get("/a") + Self.chunked {
            try client.send(String(character))
            harness.settle()
        }
        #expect(try client.responses(2).map(\.text) == ["/a", "/c chunks"])
    }

    @Test
    func `content larger than what is received at once is taken whole`() throws {
        let client = try harness.secureClient().shakeHands()
        let content = String(repeating: "0123456789", count: 50_000)
        try client.send(Request.post("/a", content) + Request.get("/behind"))
        #expect(try client.responses(2).map(\.text) == ["/a \(content)", "/behind"])
    }

    /// 64 KiB are received at a time. With the record that they complete they hold more than that:
    /// here seven whole records, of which the fourth is cut, and a smaller one.
    @Test(arguments: ClientOffer.both, [false, true])
    func `a batch that decrypts to more than is received at once is answered whole`(
        _ offer: ClientOffer, _ closes: Bool
    ) throws {
        let client = try harness.secureClient(offer).shakeHands()
        harness.settle()
        let requests = (0..<31).map { Self.post("/\($0)", bytes: 4_096) }
        let end = Request.get("/last", closes ? "Connection: close" : "Accept: */*")
        let filler = Self.post("/filler", bytes: 7 * 16_384 + 16_000 - 31 * 4_096 - end.utf8.count)
        try client.raw.send(client.records(of: requests.joined() + filler + end))
        let responses = try client.responses(33)
        #expect(responses.count == 33)
        #expect(responses.last?.content == Array("/last".utf8))
    }

    /// A request of just so many bytes, which are more than 1,000.
    private static func post(_ target: String, bytes: Int) -> String {
        let rest = Request.post(target, String(repeating: "x", count: 1_000)).utf8.count - 1_000
        return Request.post(target, String(repeating: "x", count: bytes - rest))
    }
}

/// `Expect: 100-continue`, by RFC 9110 section 10.1.1.
struct SecureContinueTests {
    private static let head =
        "POST /e HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n"

    @Test(arguments: ClientOffer.both)
    func `a client that waits is told to go on`(_ offer: ClientOffer) throws {
        let harness = try ServerHarness(tls: TestIdentity.context())
        let client = try harness.secureClient(offer).shakeHands()
        try client.send(Request.get("/first") + Self.head)
        #expect(try client.responses(2).map(\.status) == [200, 100])
        try client.send("cont")
        #expect(try client.response()?.text == "/e cont")
    }

    @Test(arguments: ClientOffer.both)
    func `a client that waits and is refused gets the final answer and the end`(
        _ offer: ClientOffer
    ) throws {
        let harness = try ServerHarness(tls: TestIdentity.context())
        let client = try harness.secureClient(offer).shakeHands()
        try client.send(Self.head.replacing("/e", with: "/refused"))
        let responses = try client.responsesToEnd()
        #expect(responses.map(\.status) == [415])
        #expect(responses.first?.saysClose == true)
        #expect(client.hasEndedInOrder)
    }
}
