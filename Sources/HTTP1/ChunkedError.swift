/// Why chunked content is refused, and where: one answer, then the connection has to be closed.
package struct ChunkedError: Error, Equatable, Sendable {
    package let reason: Reason
    /// Counted from the first byte behind the head.
    package let offset: Int

    init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// The status to answer: 400, 413 or 431.
    package var status: Int { reason.status }
    /// A short sentence that says the rule.
    package var explanation: String { reason.explanation }
}

extension ChunkedError {
    /// Every way in which chunks can be wrong.
    package enum Reason: Equatable, Sendable, CaseIterable {
        case invalidChunkSize, chunkSizeTooLong, invalidExtension, missingLineEnd
        case bareLineFeed, bareCarriageReturn, foldedLine, invalidTrailer
        case contentTooLarge, extensionsTooLarge, trailersTooLarge
    }
}

extension ChunkedError.Reason {
    package var status: Int {
        switch self {
        case .contentTooLarge, .extensionsTooLarge: 413
        case .trailersTooLarge: 431
        default: 400
        }
    }

    /// A short sentence that says the rule.
    package var explanation: String {
        switch self {
        case .invalidChunkSize: "A chunk starts with its size in hexadecimal digits."
        case .chunkSizeTooLong: "A chunk size has at most 16 digits."
        case .invalidExtension: "A chunk extension must not contain control characters."
        case .missingLineEnd: "The data of a chunk is as long as its size says and ends with CR LF."
        case .bareLineFeed: "A line ends with CR LF, not with LF alone."
        case .bareCarriageReturn: "CR stands only before LF, at the end of a line."
        case .foldedLine: "A trailer line must not start with white space."
        case .invalidTrailer: "A trailer line is a token, a colon and a value without controls."
        case .contentTooLarge: "The content is larger than is taken here."
        case .extensionsTooLarge: "The chunk extensions are larger than is taken here."
        case .trailersTooLarge: "The trailer section is larger than is taken here."
        }
    }
}
