extension RequestHeadParser {
    /// RFC 9112 2.2: some empty lines before the request line are ignored.
    @inline(__always)
    mutating func readEmptyLines(_ bytes: Span<UInt8>) throws(RequestHeadError) -> Bool {
        while position < bytes.count {
            guard bytes[position].isControl else {
                start = position
                element = .method
                return true
            }
            guard try readLineEnd(bytes, otherwise: .invalidMethod) else { return false }
            lineCount &+= 1
            guard lineCount <= HeadLimits.maximumEmptyLines else {
                throw RequestHeadError(.tooManyEmptyLines, at: position)
            }
        }
        return false
    }

    @inline(__always)
    mutating func readMethod(_ bytes: Span<UInt8>) throws(RequestHeadError) -> Bool {
        let end = bytes.firstOutsideToken(from: position)
        guard end &- start <= HeadLimits.maximumMethodBytes else {
            throw RequestHeadError(.methodTooLong, at: start)
        }
        position = end
        guard end < bytes.count else { return false }
        guard bytes[end] == UInt8(ascii: " "), end > start else {
            let isCutShort = end > start && bytes[end].isControl
            throw RequestHeadError(isCutShort ? .malformedRequestLine : .invalidMethod, at: end)
        }
        head.methodRange = start..<end
        head.method = RequestMethod(start..<end, in: bytes)
        expect(.target, at: end &+ 1)
        return true
    }

    @inline(__always)
    mutating func readTarget(_ bytes: Span<UInt8>) throws(RequestHeadError) -> Bool {
        let end = bytes.firstInvisible(from: position)
        guard end &- start <= limits.maximumTargetBytes else {
            throw RequestHeadError(.targetTooLong, at: start &+ limits.maximumTargetBytes)
        }
        position = end
        guard end < bytes.count else { return false }
        guard bytes[end] == UInt8(ascii: " "), end > start else {
            throw RequestHeadError(wrongTarget(bytes[end]), at: end)
        }
        head.target = start..<end
        expect(.version, at: end &+ 1)
        return true
    }

    private func wrongTarget(_ byte: UInt8) -> RequestHeadError.Reason {
        switch byte {
        case UInt8(ascii: " "), 0x09, 0x0A, 0x0D: .malformedRequestLine
        default: .invalidTarget
        }
    }

    @inline(__always)
    mutating func readVersion(_ bytes: Span<UInt8>) throws(RequestHeadError) -> Bool {
        let end = start &+ 10
        if end <= bytes.count, bytes.matches(start..<end, "HTTP/1.1\r\n") {
            head.minorVersion = 1
        } else {
            guard try readUnusualVersion(bytes) else { return false }
        }
        head.fields = end..<end
        lineCount = 0
        expect(.fieldName, at: end)
        return true
    }

    /// Looks at a version and its line end byte by byte. Ten bytes are few: it starts again with
    /// every call.
    private mutating func readUnusualVersion(
        _ bytes: Span<UInt8>
    ) throws(RequestHeadError) -> Bool {
        position = start
        for character in "HTTP/0.0".utf8 {
            guard position < bytes.count else { return false }
            let byte = bytes[position]
            let isRight = character == UInt8(ascii: "0") ? byte.isDigit : byte == character
            guard isRight else { throw wrongVersion(byte) }
            position &+= 1
        }
        guard try readLineEnd(bytes, otherwise: .malformedRequestLine) else { return false }
        // RFC 9110 15.6.6: another major version is another protocol.
        guard bytes[start &+ 5] == UInt8(ascii: "1") else {
            throw RequestHeadError(.unsupportedVersion, at: start)
        }
        // RFC 9110 2.5: a higher minor version is answered as the highest that is known.
        head.minorVersion = bytes[start &+ 7] == UInt8(ascii: "0") ? 0 : 1
        return true
    }

    private func wrongVersion(_ byte: UInt8) -> RequestHeadError {
        let isMissing = position == start && (byte.isWhitespace || byte == 0x0D || byte == 0x0A)
        return RequestHeadError(isMissing ? .malformedRequestLine : .malformedVersion, at: position)
    }

    /// Goes behind CR LF; false when the bytes end before or within it.
    @inline(__always)
    mutating func readLineEnd(
        _ bytes: Span<UInt8>, otherwise reason: RequestHeadError.Reason
    ) throws(RequestHeadError) -> Bool {
        guard position < bytes.count else { return false }
        guard bytes[position] == 0x0D else {
            let isLineFeed = bytes[position] == 0x0A
            throw RequestHeadError(isLineFeed ? .bareLineFeed : reason, at: position)
        }
        guard position &+ 1 < bytes.count else { return false }
        guard bytes[position &+ 1] == 0x0A else {
            throw RequestHeadError(.bareCarriageReturn, at: position)
        }
        position &+= 2
        return true
    }

    @inline(__always)
    mutating func expect(_ next: Element, at place: Int) {
        element = next
        start = place
        position = place
    }
}
