import ByteBuffers
import EventsAPI

/// A selector's tape and errors lie within its text, and reading leaves nothing behind.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzSelector(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = UnsafeBufferPointer(start: start, count: count).span
    var fresh = EntitySelector()
    var used = EntitySelector()
    try? used.parse(#"type("HOST"),tag("a:b")"#.utf8.span)
    let first = Result { () throws(SelectorError) in try fresh.parse(text) }
    let again = Result { () throws(SelectorError) in try used.parse(text) }
    switch (first, again) {
    case (.success, .success):
        precondition(fresh.nodes == used.nodes && fresh.type == used.type)
        precondition(fresh.entityIDs == used.entityIDs)
        expectInBounds(fresh, text)
    case (.failure(let one), .failure(let other)):
        precondition(one == other, "a used value reads otherwise than a fresh one")
        precondition(0...count ~= one.offset, "an error outside the text")
        precondition(!one.explanation.isEmpty)
    default:
        preconditionFailure("a used value reads otherwise than a fresh one")
    }
    return 0
}

private func expectInBounds(_ selector: EntitySelector, _ text: Span<UInt8>) {
    precondition(selector.type != nil || !selector.entityIDs.isEmpty)
    for (index, node) in selector.nodes.enumerated() {
        precondition(node.range.lowerBound >= 0 && node.range.upperBound <= text.count)
        precondition(node.next > index && node.next <= selector.nodes.count)
        precondition(node.depth <= EntitySelector.maximumDepth)
    }
}
