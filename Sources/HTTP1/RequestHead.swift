/// What the head of a request says, as offsets into the bytes that were parsed.
///
/// It has a fixed size and owns nothing. A field that may come once but came several times is
/// reported as it came first.
@usableFromInline
package struct RequestHead: Equatable, Sendable {
    package var method = RequestMethod.other
    package var methodRange = 0..<0
    package var target = 0..<0
    /// The digit behind `HTTP/1.`, where anything above 1 counts as 1 (RFC 9110 2.5).
    package var minorVersion = 1
    package var framing = BodyFraming.none
    /// Whether the connection persists behind this message (RFC 9112 9.3).
    package var keepsAlive = true
    /// Whether the client waits for a 100 before it sends content (RFC 9110 10.1.1).
    package var expectsContinue = false

    /// Values without the white space around them.
    package var host: Range<Int>?
    package var contentType: Range<Int>?
    package var contentEncoding: Range<Int>?
    package var authorization: Range<Int>?
    package var origin: Range<Int>?
    /// Whether further codings stand in a second `Content-Encoding` line.
    package var hasSeveralContentEncodings = false

    /// The field lines with their line ends, without the empty line, for `RequestFields`.
    package var fields = 0..<0
    /// The bytes of the whole head, the empty lines before and behind it included.
    package var length = 0

    package init() {}
}
