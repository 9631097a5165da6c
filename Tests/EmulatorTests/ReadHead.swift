import ByteBuffers
import HTTP1

@testable import Emulator

/// The head of a request, read from its text, with its bytes.
struct ReadHead {
    struct Incomplete: Error {}

    let bytes: [UInt8]
    let request: RequestHead

    /// `lines` are request line and fields; `Host` is added where there is none.
    init(_ lines: String...) throws { try self.init(lines: lines) }

    init(lines: [String]) throws {
        var lines = lines
        if !lines.contains(where: { $0.hasPrefix("Host:") }) { lines.append("Host: localhost") }
        let bytes = Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
        var parser = RequestHeadParser()
        let step = try parser.parse(bytes.span)
        guard step == .complete else { throw Incomplete() }
        request = parser.head
        self.bytes = bytes
    }

    /// The call of the control API that the request is; nil when it is none.
    var controlCall: ControlCall? {
        get throws {
            let target = try RequestTarget(
                bytes.span.extracting(request.target), method: request.method)
            return ControlCall(target, request, in: bytes.span)
        }
    }
}
