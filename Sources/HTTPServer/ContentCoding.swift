/// A coding that was applied to the content of a request (RFC 9110 section 8.4.1).
package enum ContentCoding: Sendable {
    /// RFC 1952; several members in a row are one content.
    case gzip
    /// RFC 9110 section 8.4.1.2 means the zlib format (RFC 1950), but some clients send the bare
    /// deflate stream (RFC 1951): both are understood.
    case deflate
}
