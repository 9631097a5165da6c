/// Reads the head of a request (RFC 9112 2 to 6), as its bytes arrive.
///
/// It goes on where the last call ran out of bytes, so that every byte is looked at once and the
/// outcome does not depend on how a head was cut into pieces. It refuses what other software may
/// read in another way: there is no leniency but for empty lines before the request line.
package struct RequestHeadParser: Sendable {
    package let limits: HeadLimits
    /// Valid when `parse` has returned `.complete`; after an error, what was read until then.
    package internal(set) var head = RequestHead()

    var element = Element.emptyLines
    /// The next byte to look at.
    var position = 0
    /// Where the element starts that is being read.
    var start = 0
    /// The field whose value is being read, and the end of its name.
    var field = KnownField.other
    var nameEnd = 0
    var lineCount = 0
    var framing = FramingFields()
    var connection = ConnectionOptions()

    /// What comes next in the bytes.
    enum Element {
        case emptyLines, method, target, version, fieldName, fieldValue, nothing
    }

    /// What a call of `parse` came to.
    package enum ParseStep: Equatable, Sendable {
        case needsMoreBytes, complete
    }

    package init(limits: HeadLimits = HeadLimits()) {
        self.limits = limits
    }

    /// Forgets everything, for the next message.
    package mutating func reset() {
        self = RequestHeadParser(limits: limits)
    }

    /// Reads on. The bytes start at the message's first byte in every call, and only grow.
    ///
    /// - Throws: what is wrong first, as soon as it is seen. The parser is of no use then.
    package mutating func parse(_ bytes: Span<UInt8>) throws(RequestHeadError) -> ParseStep {
        let limit = limits.maximumHeadBytes
        let window = bytes.count > limit ? bytes.extracting(0..<limit) : bytes
        while try readElement(window) {
            if element == .nothing { return .complete }
        }
        guard bytes.count < limit else {
            throw RequestHeadError(element == .target ? .targetTooLong : .headTooLarge, at: limit)
        }
        return .needsMoreBytes
    }

    /// Reads one element whole, or as much of it as there is.
    @inline(__always)
    private mutating func readElement(_ bytes: Span<UInt8>) throws(RequestHeadError) -> Bool {
        switch element {
        case .fieldName, .fieldValue: try readFieldLine(bytes)
        case .emptyLines: try readEmptyLines(bytes)
        case .method: try readMethod(bytes)
        case .target: try readTarget(bytes)
        case .version: try readVersion(bytes)
        case .nothing: true
        }
    }
}
