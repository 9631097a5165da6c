import COpenSSL
import TLS
import TLSTesting
import Testing

struct RefusalTests {
    /// A client, what the server makes of it, and the alert that it is told (RFC 8446 6.2).
    private static let refusals: [(ClientOffer, TLSFailure, Int32)] = [
        (
            ClientOffer(versions: TLS1_VERSION...TLS1_VERSION, ciphers: "ALL:@SECLEVEL=0"),
            .protocolVersion, SSL_AD_PROTOCOL_VERSION
        ),
        (.tls11, .protocolVersion, SSL_AD_PROTOCOL_VERSION),
        (
            ClientOffer(versions: TLS1_2_VERSION...TLS1_2_VERSION, ciphers: "AES128-SHA"),
            .noSharedCipher, SSL_AD_HANDSHAKE_FAILURE
        ),
        (
            ClientOffer(
                versions: TLS1_2_VERSION...TLS1_2_VERSION, ciphers: "ECDHE-ECDSA-AES128-SHA256"),
            .noSharedCipher, SSL_AD_HANDSHAKE_FAILURE
        ),
        (
            ClientOffer(
                versions: TLS1_3_VERSION...TLS1_3_VERSION, suites: "TLS_AES_128_CCM_SHA256"),
            .noSharedCipher, SSL_AD_HANDSHAKE_FAILURE
        ),
        (
            ClientOffer(versions: TLS1_3_VERSION...TLS1_3_VERSION, groups: "P-521"),
            .noSharedCipher, SSL_AD_HANDSHAKE_FAILURE
        ),
        (
            ClientOffer(versions: TLS1_3_VERSION...TLS1_3_VERSION, protocols: ["h2"]),
            .noApplicationProtocol, SSL_AD_NO_APPLICATION_PROTOCOL
        ),
        (
            ClientOffer(versions: TLS1_2_VERSION...TLS1_2_VERSION, protocols: ["h2", "http/1"]),
            .noApplicationProtocol, SSL_AD_NO_APPLICATION_PROTOCOL
        ),
    ]

    @Test(arguments: refusals)
    func `a client that does not agree is told why`(
        _ offer: ClientOffer, _ failure: TLSFailure, _ alert: Int32
    ) throws {
        let conversation = try Conversation(offer)
        conversation.client.handshake()
        conversation.deliver()
        #expect(conversation.server.handshake() == .failed(failure))
        let output = conversation.server.takeOutput()
        // A fatal alert, not yet encrypted.
        #expect(output.first == 21)
        #expect(output.suffix(2) == [2, UInt8(alert)])
        #expect(conversation.server.handshake() == .failed(failure))
        #expect(!conversation.server.hasOutput)
    }

    @Test(arguments: ClientOffer.both)
    func `a client that does not trust us is told what it lacks`(_ offer: ClientOffer) throws {
        var offer = offer
        offer.trustsAuthority = false
        let conversation = try Conversation(offer)
        let alert = TLSAlert(number: SSL_AD_UNKNOWN_CA)
        #expect(conversation.shakeHands() == .failed(.alertReceived(alert)))
        #expect(alert.name == "unknown CA")
        #expect(alert.explanation.contains("give it the CA file"))
    }

    @Test
    func `renegotiation is refused and the session goes on`() throws {
        let conversation = try Conversation(.tls12)
        #expect(conversation.shakeHands() == .complete)
        #expect(SSL_renegotiate(conversation.client.ssl) == 1)
        conversation.client.handshake()
        conversation.deliver()
        #expect(conversation.server.readAll().step == .needsMoreBytes)
        conversation.client.receive(conversation.server.takeOutput())
        conversation.client.handshake()
        #expect(conversation.client.reason == "no renegotiation")
        #expect(conversation.server.write([1].span) == nil)
    }

    @Test(arguments: ["GET", "POST", "HEAD", "PUT", "CONNECT", "DELETE", "OPTIONS", "PATCH"])
    func `plain HTTP is told apart from TLS`(_ method: String) throws {
        let session = try TestIdentity.context().makeSession()
        let request = Array("\(method) /api/v2/events HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
        session.receive(request.span)
        #expect(session.handshake() == .failed(.notTLS))
        session.close()
    }

    @Test
    func `a client that leaves in the handshake has abandoned it`() throws {
        for offer in ClientOffer.both {
            let conversation = try Conversation(offer)
            conversation.client.handshake()
            conversation.deliver()
            #expect(conversation.server.handshake() == .needsMoreBytes)
            conversation.server.receiveEnd()
            #expect(conversation.server.handshake() == .failed(.handshakeAbandoned))
        }
    }

    private static let explained: [TLSFailure] = [
        .notTLS, .protocolVersion, .noSharedCipher, .noApplicationProtocol, .handshakeAbandoned,
        .truncated, .other(reason: "bad record mac"), .alertReceived(TLSAlert(number: 40)),
        .alertReceived(TLSAlert(number: 45)), .alertReceived(TLSAlert(number: 255)),
    ]

    @Test(arguments: explained)
    func `every failure is explained in a sentence`(_ failure: TLSFailure) {
        #expect(failure.explanation.hasPrefix("The "))
        #expect(failure.explanation.hasSuffix("."))
        #expect(!failure.explanation.contains("\n"))
    }
}
