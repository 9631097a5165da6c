import ByteBuffers
import JSONParsing

/// The pull parser and the tree agree on what is JSON, and what is written reads back the same.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = UnsafeBufferPointer(start: start, count: count).span
    let pulled = Result { () throws(JSONError) in try insignificantBytes(text) }
    switch (pulled, Result { () throws(JSONError) in try JSONValue(parsing: text) }) {
    case (.failure(let one), .failure(let other)):
        precondition(one == other, "the reader and the tree differ on what is wrong")
        precondition(0...count ~= one.offset, "an error outside the text")
        precondition(TextPosition(of: one.offset, in: text).column > 0)
    case (.success(let insignificantBytes), .success(let value)):
        expectWrittenAgain(value, text, insignificantBytes)
    default:
        preconditionFailure("the reader and the tree differ on what is JSON")
    }
    return 0
}

private func insignificantBytes(_ text: Span<UInt8>) throws(JSONError) -> Int {
    var reader = JSONReader()
    var token = try reader.next(text)
    var end = 0
    while token.kind != .endOfText {
        precondition(token.start >= end && token.end > token.start, "tokens overlap")
        precondition(reader.depth <= JSONReader.maximumDepth)
        end = token.end
        expectReadable(token, text)
        token = try reader.next(text)
    }
    return reader.insignificantBytes
}

private func expectReadable(_ token: JSONToken, _ text: Span<UInt8>) {
    switch token.kind {
    case .name, .string:
        let decoded = JSONText.decoded(text, token.content)
        let count = JSONText.scalarCount(text, token.content)
        precondition(decoded.unicodeScalars.count == count, "scalars are miscounted")
    case .number:
        _ = JSONNumber.integer(text, token.start..<token.end)
    default: break
    }
}

private func expectWrittenAgain(
    _ value: JSONValue, _ text: Span<UInt8>, _ insignificantBytes: Int
) {
    var written = ByteBuffer()
    written.append(minified: text)
    precondition(written.count + insignificantBytes == text.count, "more than white space removed")
    precondition((try? JSONValue(parsing: written.span)) == value, "minifying changed the value")
    written.removeAll()
    value.append(to: &written)
    precondition((try? JSONValue(parsing: written.span)) == value, "writing changed the value")
}
