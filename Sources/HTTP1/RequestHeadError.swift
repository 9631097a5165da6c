/// Why a request head is refused, and where: one answer, then the connection has to be closed.
package struct RequestHeadError: Error, Equatable, Sendable {
    package let reason: Reason
    /// Counted from the first byte of the message.
    package let offset: Int

    init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// The status to answer: 400, 414, 417, 431, 501 or 505.
    package var status: Int { reason.status }
    /// A short sentence that says the rule.
    package var explanation: String { reason.explanation }
}

extension RequestHeadError {
    /// Every way in which a head can be wrong.
    package enum Reason: Equatable, Sendable, CaseIterable {
        case tooManyEmptyLines, invalidMethod, methodTooLong
        case malformedRequestLine, invalidTarget, targetTooLong
        case malformedVersion, unsupportedVersion
        case bareLineFeed, bareCarriageReturn
        case foldedLine, emptyFieldName, invalidFieldName, spaceBeforeColon, invalidFieldValue
        case headTooLarge, tooManyFields
        case missingHost, severalHosts, invalidHost
        case invalidContentLength, severalContentLengths
        case invalidTransferEncoding, unknownTransferCoding, transferEncodingInHTTP10
        case conflictingFraming, unknownExpectation
    }
}

extension RequestHeadError.Reason {
    package var status: Int {
        switch self {
        case .targetTooLong: 414
        case .unknownExpectation: 417
        case .headTooLarge, .tooManyFields: 431
        case .methodTooLong, .unknownTransferCoding: 501
        case .unsupportedVersion: 505
        default: 400
        }
    }

    /// A short sentence that says the rule.
    package var explanation: String {
        switch self {
        case .tooManyEmptyLines: "Too many empty lines precede the request line."
        case .invalidMethod: "A request starts with a method, which is a token."
        case .methodTooLong: "The method is longer than any that is known."
        case .malformedRequestLine:
            "A request line is a method, a target and a version, with one space between them."
        case .invalidTarget: "A request target consists of visible ASCII characters."
        case .targetTooLong: "The request target is too long."
        case .malformedVersion: "The version is written HTTP/1.1, in capitals."
        case .unsupportedVersion: "Only HTTP/1.0 and HTTP/1.1 are understood here."
        case .bareLineFeed: "A line ends with CR LF, not with LF alone."
        case .bareCarriageReturn: "CR stands only before LF, at the end of a line."
        case .foldedLine: "A field line must not start with white space."
        case .emptyFieldName: "A field line starts with the field's name."
        case .invalidFieldName: "A field name is a token and is followed by a colon."
        case .spaceBeforeColon: "No white space may stand between a field name and its colon."
        case .invalidFieldValue: "A field value must not contain control characters."
        case .headTooLarge: "The request head is too large."
        case .tooManyFields: "The request has too many fields."
        case .missingHost: "An HTTP/1.1 request needs a Host field."
        case .severalHosts: "A request has only one Host field."
        case .invalidHost: "Host is a name or an address, and a port where need be."
        case .invalidContentLength: "Content-Length is one number in decimal digits."
        case .severalContentLengths: "A request has only one Content-Length field."
        case .invalidTransferEncoding:
            "Transfer-Encoding names chunked once, as the last coding and without parameters."
        case .unknownTransferCoding: "The only transfer coding understood here is chunked."
        case .transferEncodingInHTTP10: "HTTP/1.0 has no Transfer-Encoding."
        case .conflictingFraming:
            "A request has Content-Length or Transfer-Encoding, never both."
        case .unknownExpectation: "The only expectation understood here is 100-continue."
        }
    }
}
