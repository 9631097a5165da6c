import ByteBuffers
import HTTP1

extension OneAgentSurface {
    /// What a request is for.
    enum Destination {
        case ingest
        case control(ControlCall)
        case nowhere(TransportRefusal)
    }

    /// Reads target, method and encoding, in the order of contract 0.5.
    func destination(of request: RequestHead, in head: Span<UInt8>) -> Destination {
        let target: RequestTarget
        do throws(RequestTargetError) {
            target = try RequestTarget(head.extracting(request.target), method: request.method)
        } catch {
            return .nowhere(.malformed("The request target is malformed."))
        }
        if let call = ControlCall(target, request, in: head) { return .control(call) }
        guard target.path == Self.ingestPath.description else {
            return .nowhere(.unknownPath(hint: PathHint.hint(for: target.path)))
        }
        guard request.method == .post else {
            return .nowhere(
                .methodNotAllowed(
                    allowed: "POST",
                    hint: "events are sent with POST; GET /_emulator/events shows what was taken"))
        }
        guard ContentEncoding(request, in: head) == .identity else {
            return .nowhere(.encodedContent)
        }
        return .ingest
    }
}

/// What a client that missed the path probably meant; told to people, not to the client.
enum PathHint {
    static func hint(for path: String) -> String? {
        let ingest = "/v2/events/ingest"
        switch path {
        case "\(ingest)/":
            return "the path of a OneAgent has no slash at its end: post to \(ingest)"
        case "/api\(ingest)":
            return "/api belongs to ActiveGate and cloud: on a OneAgent post to \(ingest)"
        case "/v2/events", "/api/v2/events", "/events", "/events/ingest", "/":
            return "post to \(ingest)"
        case "/metrics/ingest", "/v2/logs/ingest", "/otlp/v1/traces":
            return "a OneAgent takes this on the same port, the emulator takes events only"
        case _ where path.hasPrefix("/e/"):
            return "/e/{environment} belongs to ActiveGate: on a OneAgent post to \(ingest)"
        case _ where path.lowercased() == ingest:
            return "paths are case-sensitive: post to \(ingest)"
        default: return nil
        }
    }
}
