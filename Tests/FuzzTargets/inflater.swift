import ByteBuffers
import ContentInflating

/// What an encoded content stands for is never more than the limit, and the same whatever was
/// decoded before. The first byte chooses the coding and the limit.
@_cdecl("LLVMFuzzerTestOneInput")
func fuzzInflater(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard count >= 1 else { return 0 }
    let input = UnsafeBufferPointer(start: start, count: count).span
    let coding = input[0] & 1 == 0 ? ContentCoding.gzip : .deflate
    let limit = limits[Int(input[0] >> 1) % limits.count]
    let content = input.extracting(1...)
    let fresh = outcome(of: content, coding, limit, with: ContentInflater())
    let used = outcome(of: content, coding, limit, with: usedInflater)
    precondition(fresh == used, "a used inflater decodes otherwise than a fresh one")
    if case .success(let decoded) = fresh {
        precondition(decoded.count <= limit)
        expectSame(decoded, content, coding)
    }
    return 0
}

private let limits = [0, 1, 100, 65_535, 65_536, 1_048_576]
// libFuzzer calls from one thread only.
nonisolated(unsafe) private let usedInflater = ContentInflater()

/// The limit tells only whether there is too much.
private func expectSame(_ decoded: [UInt8], _ content: Span<UInt8>, _ coding: ContentCoding) {
    let exact = outcome(of: content, coding, decoded.count, with: usedInflater)
    precondition(exact == .success(decoded), "a limit that is just met changes the outcome")
    guard decoded.count > 0 else { return }
    let short = outcome(of: content, coding, decoded.count - 1, with: usedInflater)
    precondition(short == .failure(.tooLarge), "more than the limit was decoded")
}

private func outcome(
    of content: Span<UInt8>, _ coding: ContentCoding, _ limit: Int,
    with inflater: ContentInflater
) -> Result<[UInt8], InflateError> {
    var output = ByteBuffer()
    do throws(InflateError) {
        try inflater.inflate(content, coding, limit: limit, into: &output)
        return .success(output.span.withUnsafeBytes { Array($0) })
    } catch {
        precondition(output.count <= limit + 1, "more than the limit was decoded")
        return .failure(error)
    }
}
