/// `Content-Length` and `Transfer-Encoding` as they were met, until the head is whole.
///
/// RFC 9112 6.3 lets a server take a repeated equal length and lists of it. What another server
/// on the way may read in another way is refused here.
struct FramingFields: Equatable, Sendable {
    /// -1 while there is none.
    private var contentLength = -1
    private var hasTransferEncoding = false
    private var isChunked = false
    private var hasUnknownCoding = false
    /// Where the value of the later of the two fields was met.
    private var offset = 0

    /// RFC 9110 8.6: `1*DIGIT`, and no number too large to count with.
    @inline(__always)
    mutating func takeContentLength(
        _ value: Range<Int>, _ bytes: Span<UInt8>
    ) throws(RequestHeadError) {
        guard contentLength < 0 else {
            throw RequestHeadError(.severalContentLengths, at: value.lowerBound)
        }
        guard let length = decimal(value, bytes) else {
            throw RequestHeadError(.invalidContentLength, at: value.lowerBound)
        }
        contentLength = length
        offset = value.lowerBound
    }

    @inline(__always)
    private func decimal(_ value: Range<Int>, _ bytes: Span<UInt8>) -> Int? {
        guard !value.isEmpty else { return nil }
        var number = 0
        var place = value.lowerBound
        while place < value.upperBound {
            let digit = bytes[place] &- UInt8(ascii: "0")
            let (product, overflows) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = product.addingReportingOverflow(Int(digit))
            if digit > 9 || overflows || overflowsToo { return nil }
            number = sum
            place &+= 1
        }
        return number
    }

    /// RFC 9112 6.1: codings in the order they were applied, over all lines of the field.
    mutating func takeTransferEncoding(
        _ value: Range<Int>, _ bytes: Span<UInt8>
    ) throws(RequestHeadError) {
        hasTransferEncoding = true
        offset = value.lowerBound
        var elements = ListElements(value)
        while let coding = elements.next(in: bytes) {
            // Nothing may follow chunked, be it chunked again.
            guard !isChunked, isCoding(coding, bytes) else {
                throw RequestHeadError(.invalidTransferEncoding, at: coding.lowerBound)
            }
            isChunked = bytes.matchesIgnoringCase(coding, "chunked")
            hasUnknownCoding = hasUnknownCoding || !isChunked
        }
    }

    /// A token, with parameters unless it is chunked (RFC 9112 7.1).
    private func isCoding(_ coding: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        let end = bytes.extracting(0..<coding.upperBound).firstOutsideToken(from: coding.lowerBound)
        if end == coding.lowerBound { return false }
        if end == coding.upperBound { return true }
        let name = coding.lowerBound..<end
        let rest = bytes.trimmingWhitespace(end..<coding.upperBound)
        return bytes[rest.lowerBound] == UInt8(ascii: ";")
            && !bytes.matchesIgnoringCase(name, "chunked")
    }

    /// RFC 9112 6.1 and 6.3: both fields, or a transfer coding in HTTP/1.0, may be smuggling.
    @inline(__always)
    func resolve(minorVersion: Int) throws(RequestHeadError) -> BodyFraming {
        guard hasTransferEncoding else {
            return contentLength < 0 ? .none : .length(contentLength)
        }
        if contentLength >= 0 { throw RequestHeadError(.conflictingFraming, at: offset) }
        if minorVersion == 0 { throw RequestHeadError(.transferEncodingInHTTP10, at: offset) }
        if hasUnknownCoding { throw RequestHeadError(.unknownTransferCoding, at: offset) }
        return .chunked
    }
}
