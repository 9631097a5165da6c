import ByteBuffers
import EventsAPI

/// A selector's tape and errors lie within its text, and reading leaves nothing behind.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzSelector(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let text = UnsafeBufferPointer(start: start, count: count).span
    var fresh = EntitySelector()
    var used = EntitySelector()
    try? used.parse(#"type("HOST"),tag("a:b")"#.utf8.span)
    let error = failure(of: &fresh, text)
    precondition(error == failure(of: &used, text), "a used value reads otherwise than a fresh one")
    if let error {
        precondition(0...count ~= error.offset, "an error outside the text")
        precondition(!error.explanation.isEmpty)
    } else {
        precondition(fresh.type == used.type && fresh.entityIDs == used.entityIDs)
        precondition(nodes(fresh) == nodes(used), "a used value reads otherwise than a fresh one")
        expectInBounds(fresh, text)
    }
    return 0
}

private func failure(of selector: inout EntitySelector, _ text: Span<UInt8>) -> SelectorError? {
    do throws(SelectorError) {
        try selector.parse(text)
        return nil
    } catch {
        return error
    }
}

private func nodes(_ selector: borrowing EntitySelector) -> [SelectorNode] {
    (0..<selector.tape.count).map { selector.tape[$0] }
}

private func expectInBounds(_ selector: borrowing EntitySelector, _ text: Span<UInt8>) {
    precondition(selector.type != nil || !selector.entityIDs.isEmpty)
    for (index, node) in nodes(selector).enumerated() {
        precondition(node.range.lowerBound >= 0 && node.range.upperBound <= text.count)
        precondition(node.next > index && node.next <= selector.tape.count)
        precondition(node.depth <= EntitySelector.maximumDepth)
    }
}
