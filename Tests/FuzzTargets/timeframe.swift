import ByteBuffers
import EventsAPI

/// The first eight bytes are the present, the others two times with a line end between them; as the
/// ends of a time frame they are refused, or lie in order.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzTimeframe(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let now = Timestamp(
        milliseconds: bytes.prefix(8).reduce(0) { $0 &<< 8 | Int64($1) })
    let lines = bytes.dropFirst(8).split(
        separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    let texts = lines.map { String(decoding: $0, as: UTF8.self) }
    for text in texts { expectSound(text, at: now) }
    expectOrder(Array(zip(["from", "to"], texts)), at: now)
    return 0
}

private func expectSound(_ text: String, at now: Timestamp) {
    let bytes = Array(text.utf8)
    guard let expression = TimeExpression(bytes.span) else { return }
    let moment = expression.resolved(at: now)
    guard case .relative(let amount, _, let alignment) = expression else {
        precondition(moment != nil, "an instant is a moment")
        return
    }
    guard let moment, alignment == nil else { return }
    if amount <= 0 { precondition(moment <= now) }
    if amount >= 0 { precondition(moment >= now) }
}

private func expectOrder(_ parameters: [(name: String, value: String)], at now: Timestamp) {
    do throws(QueryRefusal) {
        let query = try EventListQuery(parameters: parameters, at: now)
        precondition(query.from <= query.to && query.asOf == now)
    } catch {
        precondition(!error.violations.isEmpty)
        precondition(error.violations.allSatisfy { ["from", "to"].contains($0.path) })
    }
}
