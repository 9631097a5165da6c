import ByteBuffers
import HTTP1

/// The head that a connection read last, with its bytes.
///
/// Clients that keep a connection send the same head over and over, as long as their contents are
/// of the same length. A head ends with an empty line, so bytes that begin like those of the last
/// one are the same head, and it need not be parsed again.
struct KeptHead: ~Copyable {
    private(set) var head = RequestHead()
    private var bytes = ByteBuffer()

    /// Longer heads are parsed each time: a thousand connections keep one each.
    private static let maximumBytes = 1_024

    /// Whether a message begins with the same head.
    func begins(_ message: Span<UInt8>) -> Bool {
        !bytes.isEmpty && message.hasPrefix(bytes.span)
    }

    /// Keeps what was parsed from the first bytes of a message.
    mutating func keep(_ head: RequestHead, of message: Span<UInt8>) {
        self.head = head
        bytes.removeAll()
        guard head.length <= Self.maximumBytes else { return }
        bytes.append(message.extracting(..<head.length))
    }
}
