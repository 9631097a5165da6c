/// What the `Connection` fields of a request ask for (RFC 9110 7.6.1).
struct ConnectionOptions: Equatable, Sendable {
    private var hasClose = false
    private var hasKeepAlive = false

    mutating func take(_ value: Range<Int>, _ bytes: Span<UInt8>) {
        var elements = ListElements(value)
        while let option = elements.next(in: bytes) {
            if bytes.matchesIgnoringCase(option, "close") { hasClose = true }
            if bytes.matchesIgnoringCase(option, "keep-alive") { hasKeepAlive = true }
        }
    }

    /// RFC 9112 9.3: 1.1 persists unless told to close, 1.0 only when asked to.
    func keepsAlive(minorVersion: Int) -> Bool {
        !hasClose && (minorVersion == 1 || hasKeepAlive)
    }
}
