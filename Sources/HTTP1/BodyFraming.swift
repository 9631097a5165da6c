/// How the content behind a request head is delimited (RFC 9112 6.3).
@usableFromInline
package enum BodyFraming: Equatable, Sendable {
    /// Neither `Content-Length` nor `Transfer-Encoding`: there is no content.
    case none
    /// So many bytes.
    case length(Int)
    /// The chunked transfer coding, for `ChunkedDecoder` to read.
    case chunked
}
