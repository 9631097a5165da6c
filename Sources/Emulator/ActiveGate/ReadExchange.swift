import HTTP1
import HTTPServer
import Sockets

/// A request that is answered later, with what is needed to answer it and to take note of it.
struct ReadExchange {
    let request: RequestHead
    /// The bytes that `request` was read from.
    let head: [UInt8]
    let connection: Connection
    let began = MonotonicTime.now

    init(_ request: RequestHead, _ head: Span<UInt8>, _ connection: Connection) {
        self.request = request
        self.head = head.withUnsafeBytes { Array($0) }
        self.connection = connection
    }
}
