import COpenSSL
import TLS
import TLSTesting
import Testing

struct HandshakeTests {
    private static let preferred: [(ClientOffer, String, String)] = [
        (.tls12, "TLSv1.2", "ECDHE-ECDSA-AES128-GCM-SHA256"),
        (.tls13, "TLSv1.3", "TLS_AES_128_GCM_SHA256"),
        (ClientOffer(), "TLSv1.3", "TLS_AES_128_GCM_SHA256"),
    ]

    @Test(arguments: preferred)
    func `the newest version and the server's favourite suite are agreed upon`(
        _ offer: ClientOffer, _ version: String, _ cipher: String
    ) throws {
        let conversation = try Conversation(offer)
        #expect(!conversation.server.isEstablished)
        #expect(conversation.shakeHands() == .complete)
        #expect(conversation.server.isEstablished)
        #expect(conversation.server.version == version)
        #expect(conversation.server.cipher == cipher)
        #expect(!conversation.server.isResumed)
        #expect(conversation.client.handshake())
        #expect(conversation.server.handshake() == .complete)
    }

    @Test(arguments: ClientOffer.both, [1, 2, 7, 100])
    func `a handshake may come in pieces`(_ offer: ClientOffer, _ pieceBytes: Int) throws {
        let conversation = try Conversation(offer, pieceBytes: pieceBytes)
        #expect(conversation.shakeHands() == .complete)
        conversation.client.write(Array("hello".utf8))
        conversation.deliver()
        #expect(conversation.server.readAll().bytes == Array("hello".utf8))
    }

    @Test(arguments: ClientOffer.both)
    func `the client's first flight may be cut anywhere`(_ offer: ClientOffer) throws {
        var cut = 1
        while true {
            let conversation = try Conversation(offer)
            conversation.client.handshake()
            let flight = conversation.client.takeOutput()
            guard cut < flight.count else { break }
            conversation.server.receive(flight.span.extracting(..<cut))
            #expect(conversation.server.handshake() == .needsMoreBytes)
            conversation.server.receive(flight.span.extracting(cut...))
            #expect(conversation.server.handshake() == .needsMoreBytes)
            #expect(conversation.server.hasOutput)
            if cut % 8 == 0 { #expect(conversation.answerAndFinish() == .complete) }
            cut += 1
        }
        #expect(cut > 100)
    }

    @Test(arguments: ClientOffer.both)
    func `the client's second flight and what follows may be cut anywhere`(
        _ offer: ClientOffer
    ) throws {
        var cut = 0
        while true {
            let conversation = try Conversation(offer)
            conversation.client.handshake()
            conversation.deliver()
            _ = conversation.server.handshake()
            conversation.client.receive(conversation.server.takeOutput())
            let isComplete = conversation.client.handshake()
            #expect(isComplete == (offer.versions.lowerBound == TLS1_3_VERSION))
            if isComplete { conversation.client.write(Array("hello".utf8)) }
            let flight = conversation.client.takeOutput()
            guard cut <= flight.count else { break }
            conversation.server.receive(flight.span.extracting(..<cut))
            _ = conversation.server.handshake()
            conversation.server.receive(flight.span.extracting(cut...))
            #expect(conversation.server.handshake() == .complete)
            if isComplete { #expect(conversation.server.readAll().bytes == Array("hello".utf8)) }
            cut += 1
        }
        #expect(cut > 50)
    }

    @Test(arguments: ClientOffer.both)
    func `a client that comes again resumes its session`(_ offer: ClientOffer) throws {
        let first = try Conversation(offer)
        #expect(first.shakeHands() == .complete)
        // With TLS 1.3 the ticket comes behind the handshake.
        _ = first.answer()
        let ticket = try #require(SSL_get1_session(first.client.ssl))
        defer { SSL_SESSION_free(ticket) }
        #expect(SSL_SESSION_is_resumable(ticket) == 1)
        for _ in 0..<2 {
            let again = try Conversation(offer, resuming: ticket)
            #expect(again.shakeHands() == .complete)
            #expect(again.server.isResumed)
            #expect(again.server.version == first.server.version)
            again.client.write([1, 2, 3])
            again.deliver()
            #expect(again.server.readAll().bytes == [1, 2, 3])
            // OpenSSL's client does not resume a session that was left open.
            again.client.close()
        }
    }

    @Test
    func `a ticket of another server leads to a full handshake`() throws {
        let first = try Conversation()
        first.shakeHands()
        _ = first.answer()
        let ticket = try #require(SSL_get1_session(first.client.ssl))
        defer { SSL_SESSION_free(ticket) }
        let other = try TLSContext(TestIdentity.issue("localhost"))
        let again = try Conversation(resuming: ticket, context: other)
        #expect(again.shakeHands() == .complete)
        #expect(!again.server.isResumed)
    }

    private static let protocols: [([String], String?)] = [
        (["h2", "http/1.1"], "http/1.1"), (["http/1.1"], "http/1.1"), ([], nil),
    ]

    @Test(arguments: ClientOffer.both, protocols)
    func `HTTP 1 is chosen when it is offered`(
        _ offer: ClientOffer, _ protocols: (offered: [String], chosen: String?)
    ) throws {
        var offer = offer
        offer.protocols = protocols.offered
        let conversation = try Conversation(offer)
        #expect(conversation.shakeHands() == .complete)
        #expect(conversation.server.negotiatedProtocol == protocols.chosen)
    }
}

extension Conversation {
    /// Goes on behind the server's first flight.
    fileprivate func answerAndFinish() -> TLSSession.Handshake {
        client.receive(server.takeOutput())
        return shakeHands()
    }
}
