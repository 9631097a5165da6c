/// Why an encoded content could not be decoded.
package enum InflateError: Error, Equatable, Sendable {
    /// It decodes to more than the limit.
    case tooLarge
    /// It ends before its stream does.
    case truncated
    /// It is no stream of its coding, or fails its checksum.
    case corrupt
    /// Something stands behind the end of its stream.
    case trailingBytes
    /// There is no memory for the decoder.
    case outOfMemory
}
