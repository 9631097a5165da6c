import TLS
import TLSTesting
import Testing

struct HostileInputTests {
    private static let message = Array("POST /api/v2/events/ingest".utf8)

    @Test
    func `random bytes lead to a failure or to waiting`() throws {
        let context = try TestIdentity.context()
        var generator = SeededGenerator(seed: 14_499)
        for round in 0..<2_000 {
            var bytes = generator.bytes(Int.random(in: 1...600, using: &generator))
            // Every other one looks like a client's hello, to come further.
            if round.isMultiple(of: 2) {
                let size = UInt8.random(in: 4...200, using: &generator)
                bytes = [22, 3, 1, 0, size, 1, 0, 0, size - 4, 3, 3] + bytes
            }
            let session = context.makeSession()
            session.receive(bytes.span)
            let step = session.handshake()
            #expect(step != .complete)
            if case .failed = step { #expect(session.handshake() == step) }
            session.receiveEnd()
            guard case .failed = session.handshake() else {
                Issue.record("\(bytes) is no handshake")
                continue
            }
        }
    }

    @Test(arguments: ClientOffer.both)
    func `a byte that changed on its way changes no message`(_ offer: ClientOffer) throws {
        for flight in 0..<3 {
            var place = 0
            while try survives(offer, changing: place, ofFlight: flight) { place += 1 }
            #expect(place > 20)
        }
    }

    /// Has a client send a message with one byte changed on its way to the server.
    ///
    /// - Returns: false when there is no such byte.
    private func survives(
        _ offer: ClientOffer, changing place: Int, ofFlight changed: Int
    ) throws -> Bool {
        let conversation = try Conversation(offer)
        var received: [UInt8] = []
        var hasWritten = false
        for flight in 0..<4 {
            if conversation.client.handshake(), !hasWritten, flight > 1 {
                conversation.client.write(Self.message)
                hasWritten = true
            }
            var bytes = conversation.client.takeOutput()
            if flight == changed {
                guard place < bytes.count else { return false }
                bytes[place] ^= UInt8(1 << (place % 8))
            }
            conversation.server.receive(bytes.span)
            if conversation.server.handshake() == .complete {
                received += conversation.server.readAll().bytes
            }
            conversation.client.receive(conversation.server.takeOutput())
        }
        #expect(received.isEmpty || received == Self.message)
        return true
    }
}
