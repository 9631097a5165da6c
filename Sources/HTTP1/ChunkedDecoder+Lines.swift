extension ChunkedDecoder {
    /// Takes one byte of what is not data.
    mutating func take(_ byte: UInt8) throws(ChunkedError) {
        switch element {
        case .size: try takeSize(byte)
        case .spaceBehindSize: try takeSpace(byte)
        case .sizeExtension: try takeExtension(byte)
        case .dataCarriageReturn: try takeCarriageReturn(byte)
        case .trailerStart: try takeTrailerStart(byte)
        case .trailerName: try takeTrailerName(byte)
        case .trailerValue: try takeTrailerValue(byte)
        default: try takeLineFeed(byte)
        }
    }

    /// RFC 9112 7.1: `1*HEXDIG`; numbers that overflow have to be expected.
    private mutating func takeSize(_ byte: UInt8) throws(ChunkedError) {
        if let digit = byte.hexadecimalValue {
            guard digitCount < 16 else { throw error(.chunkSizeTooLong) }
            size = size << 4 | UInt64(digit)
            digitCount += 1
            return
        }
        switch byte {
        case 0x0D: try endSize(.sizeLineFeed)
        case 0x0A: throw error(.bareLineFeed)
        case UInt8(ascii: ";"): try endSize(.sizeExtension)
        case UInt8(ascii: " "), 0x09: try endSize(.spaceBehindSize)
        default: throw error(.invalidChunkSize)
        }
    }

    /// RFC 9112 7.1.1: space may stand behind a size, but only before an extension.
    private mutating func takeSpace(_ byte: UInt8) throws(ChunkedError) {
        try countExtension()
        if byte.isWhitespace { return }
        guard byte == UInt8(ascii: ";") else { throw error(.invalidChunkSize) }
        element = .sizeExtension
    }

    private mutating func takeExtension(_ byte: UInt8) throws(ChunkedError) {
        if byte == 0x0D {
            element = .sizeLineFeed
            return
        }
        try countExtension()
        try refuseControl(byte, .invalidExtension)
    }

    /// RFC 9112 7.1.1: extensions are limited over the whole message, not chunk by chunk.
    private mutating func countExtension() throws(ChunkedError) {
        extensionBytes += 1
        guard extensionBytes <= Self.maximumExtensionBytes else {
            throw error(.extensionsTooLarge)
        }
    }

    private mutating func takeCarriageReturn(_ byte: UInt8) throws(ChunkedError) {
        guard byte == 0x0D else { throw error(byte == 0x0A ? .bareLineFeed : .missingLineEnd) }
        element = .dataLineFeed
    }

    private mutating func takeLineFeed(_ byte: UInt8) throws(ChunkedError) {
        guard byte == 0x0A else { throw error(.bareCarriageReturn) }
        switch element {
        case .sizeLineFeed: element = size == 0 ? .trailerStart : .data
        case .dataLineFeed: startSize()
        case .trailerLineFeed: element = .trailerStart
        default: element = .nothing
        }
    }

    private mutating func startSize() {
        size = 0
        digitCount = 0
        element = .size
    }

    private mutating func takeTrailerStart(_ byte: UInt8) throws(ChunkedError) {
        if byte == 0x0D {
            element = .lastLineFeed
            return
        }
        if byte.isWhitespace { throw error(.foldedLine) }
        // A colon would end a name that has not begun.
        if byte == UInt8(ascii: ":") { throw error(.invalidTrailer) }
        element = .trailerName
        try takeTrailerName(byte)
    }

    private mutating func takeTrailerName(_ byte: UInt8) throws(ChunkedError) {
        try countTrailer()
        if OctetSet.token.contains(byte) { return }
        guard byte == UInt8(ascii: ":") else {
            throw error(byte == 0x0A ? .bareLineFeed : .invalidTrailer)
        }
        element = .trailerValue
    }

    private mutating func takeTrailerValue(_ byte: UInt8) throws(ChunkedError) {
        if byte == 0x0D {
            element = .trailerLineFeed
            return
        }
        try countTrailer()
        try refuseControl(byte, .invalidTrailer)
    }

    private mutating func countTrailer() throws(ChunkedError) {
        trailerBytes += 1
        guard trailerBytes <= Self.maximumTrailerBytes else { throw error(.trailersTooLarge) }
    }

    private func refuseControl(
        _ byte: UInt8, _ reason: ChunkedError.Reason
    ) throws(ChunkedError) {
        guard byte.isControl, byte != 0x09 else { return }
        throw error(byte == 0x0A ? .bareLineFeed : reason)
    }
}
