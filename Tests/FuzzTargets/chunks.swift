import ByteBuffers
import HTTP1

/// Chunked content means the same however it is cut into pieces, and is never more than is taken.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzChunks(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count).span
    let whole = outcome(of: bytes, pieces: max(1, count))
    for piece in [1, 5] {
        let cut = outcome(of: bytes, pieces: piece)
        precondition(cut == whole, "the outcome depends on how the content was cut")
    }
    precondition(whole.content.count <= maximumContentBytes)
    precondition(whole.content.count <= whole.consumed)
    if let error = whole.error { precondition(0...count ~= error.offset && error.status >= 400) }
    return 0
}

private let maximumContentBytes = 4_096

private struct Outcome: Equatable {
    var content: [UInt8] = []
    var consumed = 0
    var isComplete = false
    var error: ChunkedError?
}

private func outcome(of bytes: Span<UInt8>, pieces size: Int) -> Outcome {
    var decoder = ChunkedDecoder(maximumContentBytes: maximumContentBytes)
    var content = ByteBuffer()
    var outcome = Outcome()
    while outcome.consumed < bytes.count, !outcome.isComplete, outcome.error == nil {
        let end = min(bytes.count, outcome.consumed + size)
        let piece = bytes.extracting(outcome.consumed..<end)
        do {
            switch try decoder.decode(piece, into: &content) {
            case .needsMoreBytes(let consumed):
                precondition(consumed == piece.count, "bytes are left over")
                outcome.consumed = end
            case .complete(let consumed):
                outcome.consumed += consumed
                outcome.isComplete = true
            }
        } catch {
            outcome.error = error
            outcome.consumed = error.offset
        }
    }
    outcome.content = (0..<content.count).map { content[$0] }
    return outcome
}
