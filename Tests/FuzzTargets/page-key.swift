import ByteBuffers
import EventsAPI

/// A page key is refused, or written back to the letter; so is what the bytes make of a sound one.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzPageKey(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count).span
    expectSound(String(bytes))
    var text = ByteBuffer()
    Base64URL.append(bytes, to: &text)
    precondition(
        Base64URL.decode(text.span) == Array(UnsafeBufferPointer(start: start, count: count)))
    expectSound(String(text.span))
    expectRoundTrip(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

private func expectSound(_ text: String) {
    if let key = EventPageKey(text) {
        precondition(key.text == text && key.from <= key.to)
        precondition(EventListQuery.pageSizes.contains(key.pageSize))
    }
    if let key = CatalogPageKey(text, of: EventTypeInfo.listName) {
        precondition(key.text(for: EventTypeInfo.listName) == text)
        precondition(CatalogPageKey(text, of: EventPropertyInfo.listName) == nil)
    }
}

/// A query that the bytes make up goes through its key unchanged, and no further when a letter of
/// the key is another one.
private func expectRoundTrip(_ bytes: [UInt8]) {
    let now = Timestamp(milliseconds: bytes.prefix(5).reduce(0) { $0 << 8 | Int64($1) })
    let tie = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    let value = String(decoding: bytes, as: UTF8.self)
    let parameters = [
        (name: "pageSize", value: "\(tie % 1_000 + 1)"),
        (name: "eventSelector", value: value), (name: "entitySelector", value: value),
    ]
    let query =
        (try? EventListQuery(parameters: parameters, at: now))
        ?? (try? EventListQuery(parameters: Array(parameters.prefix(2)), at: now))
    guard let query else { return }
    let position = EventPosition(isOpen: tie & 1 == 1, startTime: now, tie: tie)
    let key = query.nextPageKey(after: position, returned: bytes.count)
    let next = try? EventListQuery(parameters: [(name: "nextPageKey", value: key)], at: now)
    precondition(next?.eventSelector == query.eventSelector && next?.position == position)
    precondition(next?.entitySelector == query.entitySelector && next?.from == query.from)
    expectRefusal(of: key, changedAt: Int(tie % UInt64(key.utf8.count)))
}

private func expectRefusal(of key: String, changedAt place: Int) {
    var letters = Array(key.utf8)
    letters[place] = letters[place] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
    precondition(EventPageKey(String(decoding: letters, as: UTF8.self)) == nil)
}
