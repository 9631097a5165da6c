package import HTTP1

/// Sizes, counts and times that no client of a listener exceeds (design, section 5).
package struct ServerLimits: Sendable {
    package var head = HeadLimits()
    /// The content of one request, after the chunks were joined.
    package var maximumContentBytes = 1_048_576
    /// One more connection is answered 503 and closed.
    package var maximumConnections = 1_024
    /// From the first byte of a request to the end of its head.
    package var headTimeout = Duration.seconds(10)
    /// From the end of the head to the end of the content.
    package var contentTimeout = Duration.seconds(30)
    /// Between two requests, and while the client does not read its answer.
    package var idleTimeout = Duration.seconds(60)
    /// How long what a refused client still sends is read and dropped, so that its answer is not
    /// lost to a reset (RFC 9112 section 9.6).
    package var lingerTimeout = Duration.seconds(5)

    package init() {}
}
