import COpenSSL
import TLS
import TLSTesting
import Testing

struct TLSSessionTests {
    /// Larger than six records.
    private static let large = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

    @Test(arguments: ClientOffer.both, [1, 1_000, 16_384, 40_000, 200_000])
    func `what is larger than a record goes both ways`(
        _ offer: ClientOffer, _ readBytes: Int
    ) throws {
        let conversation = try Conversation(offer)
        conversation.shakeHands()
        conversation.client.write(Self.large)
        conversation.deliver()
        let (bytes, step) = conversation.server.readAll(upTo: readBytes)
        #expect(bytes == Self.large)
        #expect(step == .needsMoreBytes)

        #expect(conversation.server.write(Self.large.span) == nil)
        #expect(conversation.answer() == Self.large)
        #expect(!conversation.server.hasOutput)
    }

    @Test(arguments: ClientOffer.both)
    func `records may be cut anywhere`(_ offer: ClientOffer) throws {
        let conversation = try Conversation(offer)
        conversation.shakeHands()
        let request = Array("POST /api/v2/events/ingest HTTP/1.1\r\n\r\n".utf8)
        conversation.client.write(request)
        let size = conversation.client.takeOutput().count
        // That record is lost, and so is this session.
        let other = try Conversation(offer)
        other.shakeHands()
        for cut in 0...size {
            other.client.write(request)
            let record = other.client.takeOutput()
            other.server.receive(record.span.extracting(..<cut))
            let before = other.server.readAll().bytes
            other.server.receive(record.span.extracting(cut...))
            #expect(before + other.server.readAll().bytes == request)
        }
    }

    @Test
    func `one read takes the content of several records`() throws {
        let conversation = try Conversation()
        conversation.shakeHands()
        for byte: UInt8 in 1...5 { conversation.client.write([byte]) }
        conversation.deliver()
        var block = [UInt8](repeating: 0, count: 100)
        #expect(block.withUnsafeMutableBytes { conversation.server.read(into: $0) } == .bytes(5))
        #expect(block[..<5] == [1, 2, 3, 4, 5])
    }

    @Test
    func `a part of the output may be taken`() throws {
        let conversation = try Conversation()
        conversation.shakeHands()
        #expect(conversation.server.write(Self.large.span) == nil)
        var received: [UInt8] = []
        while conversation.server.hasOutput {
            let piece = conversation.server.withOutput { output in
                output.extracting(first: 777).withUnsafeBytes { Array($0) }
            }
            conversation.server.dropOutput(piece.count)
            conversation.client.receive(piece)
            received += conversation.client.read()
            if received.count == 50_000 { #expect(conversation.server.write([9].span) == nil) }
        }
        #expect(received == Self.large)
    }

    @Test
    func `nothing is written as nothing`() throws {
        let conversation = try Conversation()
        conversation.shakeHands()
        _ = conversation.server.takeOutput()
        #expect(conversation.server.write(Span()) == nil)
        #expect(conversation.server.outputCount == 0)
        #expect(conversation.server.read(into: .init(start: nil, count: 0)) == .needsMoreBytes)
    }

    @Test(arguments: ClientOffer.both)
    func `the client's end is seen behind what it sent, and the answer still leaves`(
        _ offer: ClientOffer
    ) throws {
        let conversation = try Conversation(offer)
        conversation.shakeHands()
        conversation.client.write([1, 2, 3])
        conversation.client.close()
        conversation.deliver()
        conversation.server.receiveEnd()
        let (bytes, step) = conversation.server.readAll()
        #expect(bytes == [1, 2, 3])
        #expect(step == .ended)
        conversation.server.receive([22, 3, 3].span)
        #expect(conversation.server.readAll().step == .ended)
        #expect(conversation.server.write([4, 5].span) == nil)
        conversation.server.close()
        #expect(conversation.answer() == [4, 5])
        #expect(conversation.client.sawClose)
    }

    @Test(arguments: ClientOffer.both)
    func `our end is sent once`(_ offer: ClientOffer) throws {
        let conversation = try Conversation(offer)
        conversation.shakeHands()
        conversation.server.close()
        let count = conversation.server.outputCount
        #expect(count > 0)
        conversation.server.close()
        #expect(conversation.server.outputCount == count)
        _ = conversation.answer()
        #expect(conversation.client.sawClose)
        // What the client still sends is read.
        conversation.client.write([7])
        conversation.deliver()
        #expect(conversation.server.readAll().bytes == [7])
    }

    @Test
    func `to close before the handshake is complete says nothing`() throws {
        let conversation = try Conversation()
        conversation.server.close()
        conversation.client.handshake()
        conversation.deliver()
        _ = conversation.server.handshake()
        let count = conversation.server.outputCount
        conversation.server.close()
        #expect(conversation.server.outputCount == count)
    }

    @Test(arguments: ClientOffer.both)
    func `a client that vanishes has cut its message short`(_ offer: ClientOffer) throws {
        let conversation = try Conversation(offer)
        conversation.shakeHands()
        conversation.client.write([1, 2, 3])
        conversation.client.write([4, 5, 6])
        let records = conversation.client.takeOutput()
        conversation.server.receive(records.span.extracting(droppingLast: 1))
        conversation.server.receiveEnd()
        let (bytes, step) = conversation.server.readAll()
        #expect(bytes == [1, 2, 3])
        #expect(step == .failed(.truncated))
        #expect(conversation.server.write([1].span) == .truncated)
    }

    @Test
    func `a client may ask for new keys`() throws {
        let conversation = try Conversation(.tls13)
        conversation.shakeHands()
        _ = conversation.answer()
        #expect(SSL_key_update(conversation.client.ssl, SSL_KEY_UPDATE_REQUESTED) == 1)
        conversation.client.write([1])
        conversation.deliver()
        #expect(conversation.server.readAll().bytes == [1])
        #expect(conversation.server.write([2].span) == nil)
        #expect(conversation.answer() == [2])
    }
}
