import ByteBuffers
import HTTP1

/// A head means the same however it is cut into pieces, and all its ranges lie within it.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzRequestHead(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count).span
    // Small limits, so that they are met as well.
    var limits = HeadLimits()
    limits.maximumHeadBytes = 2_048
    limits.maximumFields = 16
    limits.maximumTargetBytes = 512
    let whole = outcome(of: bytes, limits, pieces: count)
    for piece in [1, 7] {
        let cut = outcome(of: bytes, limits, pieces: piece)
        precondition(cut == whole, "the outcome depends on how the head was cut")
    }
    switch whole {
    case .complete(let head): expectInBounds(head, bytes)
    case .refused(let error): precondition(0...count ~= error.offset && error.status >= 400)
    case .needsMoreBytes: precondition(count < limits.maximumHeadBytes)
    }
    return 0
}

private enum Outcome: Equatable {
    case needsMoreBytes
    case complete(RequestHead)
    case refused(RequestHeadError)
}

private func outcome(of bytes: Span<UInt8>, _ limits: HeadLimits, pieces size: Int) -> Outcome {
    var parser = RequestHeadParser(limits: limits)
    var end = 0
    repeat {
        end = min(bytes.count, end + max(1, size))
        do {
            let step = try parser.parse(bytes.extracting(0..<end))
            if step == .complete { return .complete(parser.head) }
        } catch {
            return .refused(error)
        }
    } while end < bytes.count
    return .needsMoreBytes
}

private func expectInBounds(_ head: RequestHead, _ bytes: Span<UInt8>) {
    precondition(0...bytes.count ~= head.length)
    let values = [
        head.host, head.contentType, head.contentEncoding, head.authorization, head.origin,
    ]
    for range in [head.methodRange, head.target, head.fields] + values.compactMap({ $0 }) {
        precondition(range.lowerBound >= 0 && range.upperBound <= head.length)
    }
    var fields = RequestFields(head.fields)
    while let field = fields.next(in: bytes) {
        precondition(head.fields.contains(field.name.lowerBound))
        precondition(field.value.upperBound <= head.fields.upperBound)
    }
    _ = try? RequestTarget(bytes.extracting(head.target), method: head.method)
}
