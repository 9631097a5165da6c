package import ByteBuffers

/// Takes the chunks off chunked content (RFC 9112 7.1), as the bytes arrive.
///
/// Extensions and trailers are read, bounded and discarded, as 7.1.1 and 7.1.2 allow. Every byte
/// is looked at once, so that the outcome does not depend on how the content was cut.
package struct ChunkedDecoder: Sendable {
    /// How much content is taken; 413 beyond, as soon as a chunk announces it.
    package let maximumContentBytes: Int
    /// The content taken so far.
    package private(set) var contentBytes = 0

    var element = Element.size
    /// The size of this chunk, of which `remainder` has not come yet.
    var size: UInt64 = 0
    var digitCount = 0
    private var remainder = 0
    var extensionBytes = 0
    var trailerBytes = 0
    /// Bytes behind the head that were looked at.
    var offset = 0

    static let maximumExtensionBytes = 4_096
    static let maximumTrailerBytes = 8_192

    /// What comes next in the bytes.
    enum Element {
        case size, spaceBehindSize, sizeExtension, sizeLineFeed
        case data, dataCarriageReturn, dataLineFeed
        case trailerStart, trailerName, trailerValue, trailerLineFeed, lastLineFeed
        case nothing
    }

    /// What a call of `decode` came to, and how many bytes of its input were used.
    package enum Step: Equatable, Sendable {
        /// All of the input was used.
        case needsMoreBytes(consumed: Int)
        /// What stands behind the bytes used belongs to the next message.
        case complete(consumed: Int)
    }

    package init(maximumContentBytes: Int) {
        self.maximumContentBytes = maximumContentBytes
    }

    /// Reads on, and appends what is content.
    ///
    /// - Throws: what is wrong first, as soon as it is seen. The decoder is of no use then.
    package mutating func decode(
        _ input: Span<UInt8>, into content: inout ByteBuffer
    ) throws(ChunkedError) -> Step {
        var place = 0
        while element != .nothing {
            guard place < input.count else { return .needsMoreBytes(consumed: place) }
            let start = place
            if element == .data {
                place += takeData(input.extracting(place..<input.count), into: &content)
            } else {
                try take(input[place])
                place += 1
            }
            offset += place - start
        }
        return .complete(consumed: place)
    }

    private mutating func takeData(_ input: Span<UInt8>, into content: inout ByteBuffer) -> Int {
        let count = min(remainder, input.count)
        content.append(input.extracting(0..<count))
        contentBytes += count
        remainder -= count
        if remainder == 0 { element = .dataCarriageReturn }
        return count
    }

    /// Weighs a size that is whole.
    mutating func endSize(_ next: Element) throws(ChunkedError) {
        guard digitCount > 0 else { throw error(.invalidChunkSize) }
        guard size <= UInt64(max(0, maximumContentBytes - contentBytes)) else {
            throw error(.contentTooLarge)
        }
        remainder = Int(size)
        element = next
    }

    func error(_ reason: ChunkedError.Reason) -> ChunkedError {
        ChunkedError(reason, at: offset)
    }
}
