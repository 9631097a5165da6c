extension RequestHeadParser {
    /// Reads a field line, or the empty line that ends the head.
    @inline(__always)
    mutating func readFieldLine(_ bytes: Span<UInt8>) throws(RequestHeadError) -> Bool {
        if element == .fieldName {
            guard try readFieldName(bytes) else { return false }
        }
        return element == .nothing ? true : try readFieldValue(bytes)
    }

    @inline(__always)
    private mutating func readFieldName(_ bytes: Span<UInt8>) throws(RequestHeadError) -> Bool {
        if position == start, position < bytes.count {
            if bytes[position] == 0x0D { return try readLastLine(bytes) }
            if lineCount < limits.maximumFields,
                let known = KnownField.ordinary(at: position, in: bytes)
            {
                endFieldName(known.field, at: known.nameEnd)
                return true
            }
        }
        let end = bytes.firstOutsideToken(from: position)
        if end > start, lineCount == limits.maximumFields {
            throw RequestHeadError(.tooManyFields, at: start)
        }
        position = end
        guard end < bytes.count else { return false }
        guard bytes[end] == UInt8(ascii: ":"), end > start else { return try readLastLine(bytes) }
        endFieldName(KnownField(start..<end, in: bytes), at: end)
        return true
    }

    @inline(__always)
    private mutating func endFieldName(_ known: KnownField, at end: Int) {
        field = known
        nameEnd = end
        lineCount &+= 1
        position = end &+ 1
        element = .fieldValue
    }

    /// Reads the line end that makes an empty line.
    private mutating func readLastLine(_ bytes: Span<UInt8>) throws(RequestHeadError) -> Bool {
        guard position == start else {
            // RFC 9112 5.1: white space before the colon has been used for smuggling.
            let isSpace = bytes[position].isWhitespace
            throw RequestHeadError(isSpace ? .spaceBeforeColon : .invalidFieldName, at: position)
        }
        guard try readLineEnd(bytes, otherwise: wrongLineStart(bytes[start])) else { return false }
        try finish()
        return true
    }

    private func wrongLineStart(_ byte: UInt8) -> RequestHeadError.Reason {
        switch byte {
        // RFC 9112 2.2 and 5.2: neither a folded line nor space before the first field.
        case UInt8(ascii: " "), 0x09: .foldedLine
        case UInt8(ascii: ":"): .emptyFieldName
        default: .invalidFieldName
        }
    }

    /// Reads a value to the end of its line, and takes from it what the head needs.
    @inline(__always)
    private mutating func readFieldValue(_ bytes: Span<UInt8>) throws(RequestHeadError) -> Bool {
        position = bytes.firstControl(from: position)
        while position < bytes.count, bytes[position] == 0x09 {
            position = bytes.firstControl(from: position &+ 1)
        }
        let end = position
        guard try readLineEnd(bytes, otherwise: .invalidFieldValue) else { return false }
        if field != .other {
            try take(field, bytes.trimmingWhitespace((nameEnd &+ 1)..<end), bytes)
        }
        expect(.fieldName, at: position)
        return true
    }

    @inline(__always)
    private mutating func take(
        _ field: KnownField, _ value: Range<Int>, _ bytes: Span<UInt8>
    ) throws(RequestHeadError) {
        switch field {
        case .other: break
        case .host: try takeHost(value, bytes)
        case .contentLength: try framing.takeContentLength(value, bytes)
        case .transferEncoding: try framing.takeTransferEncoding(value, bytes)
        case .connection: connection.take(value, bytes)
        case .expect: try takeExpectation(value, bytes)
        case .contentType: head.contentType = head.contentType ?? value
        case .contentEncoding:
            head.hasSeveralContentEncodings = head.contentEncoding != nil
            head.contentEncoding = head.contentEncoding ?? value
        case .authorization: head.authorization = head.authorization ?? value
        case .origin: head.origin = head.origin ?? value
        }
    }

    /// RFC 9112 3.2: several `Host` fields or an invalid one are refused.
    private mutating func takeHost(
        _ value: Range<Int>, _ bytes: Span<UInt8>
    ) throws(RequestHeadError) {
        guard head.host == nil else { throw RequestHeadError(.severalHosts, at: start) }
        guard HostSyntax.isValid(value, in: bytes) else {
            throw RequestHeadError(.invalidHost, at: value.lowerBound)
        }
        head.host = value
    }

    /// RFC 9110 10.1.1: an expectation that cannot be met is refused; HTTP/1.0 has none.
    private mutating func takeExpectation(
        _ value: Range<Int>, _ bytes: Span<UInt8>
    ) throws(RequestHeadError) {
        guard head.minorVersion == 1 else { return }
        var elements = ListElements(value)
        while let element = elements.next(in: bytes) {
            if element.isEmpty { continue }
            guard bytes.matchesIgnoringCase(element, "100-continue") else {
                throw RequestHeadError(.unknownExpectation, at: element.lowerBound)
            }
            head.expectsContinue = true
        }
    }

    /// Weighs what only the whole head can tell.
    @inline(__always)
    private mutating func finish() throws(RequestHeadError) {
        head.framing = try framing.resolve(minorVersion: head.minorVersion)
        if head.host == nil, head.minorVersion == 1 {
            throw RequestHeadError(.missingHost, at: start)
        }
        head.keepsAlive = connection.keepsAlive(minorVersion: head.minorVersion)
        head.fields = head.fields.lowerBound..<start
        head.length = position
        element = .nothing
    }
}
