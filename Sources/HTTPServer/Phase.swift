/// Where a connection stands in its current exchange.
///
/// HTTPS begins with `handshaking`. `head` → `content` or `chunks` → answered → `head` is the
/// ordinary round. `discarding…` follows an answer that was given before the content was read,
/// `waiting` an answer that is made later. `lingering` and `ended` are final.
enum Phase: Equatable {
    /// HTTPS: keys are still being agreed on.
    case handshaking
    /// Reading a head, or waiting for the first byte of one.
    case head
    /// The head was read; the content that its length announces has not all come.
    case content
    /// The head was read and set aside; chunks are being joined.
    case chunks
    /// Refused unread: so many bytes of content are still to be dropped.
    case discarding(Int)
    /// Refused unread: chunks are still to be dropped.
    case discardingChunks
    /// The answer is made elsewhere; nothing is read meanwhile.
    case waiting
    /// The last answer is made; nothing more is read as a request.
    case closing
    /// All was sent and our side is shut: what still comes is dropped, until the peer is done.
    case lingering
    case ended

    /// Whether bytes that come are to be read as HTTP.
    var isReading: Bool {
        switch self {
        case .head, .content, .chunks, .discarding, .discardingChunks: true
        case .handshaking, .waiting, .closing, .lingering, .ended: false
        }
    }
}
