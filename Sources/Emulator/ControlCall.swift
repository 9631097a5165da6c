import ByteBuffers
import HTTP1

/// A request to the control API, with what its gate has to look at.
struct ControlCall {
    let method: RequestMethod
    /// What stands behind `/_emulator/`.
    let segments: [String]
    let query: String?
    /// The authority that the client called us by.
    let host: String
    /// The web page that makes the call, if any does.
    let origin: String?

    /// Nil when the target is not under `/_emulator`.
    init?(_ target: RequestTarget, _ request: RequestHead, in head: Span<UInt8>) {
        guard target.segments.first == "_emulator" else { return nil }
        method = request.method
        segments = Array(target.segments.dropFirst())
        query = target.query
        let field = request.host.map { String(head.extracting($0)) }
        host = target.authority ?? field ?? ""
        origin = request.origin.map { String(head.extracting($0)) }
    }
}
