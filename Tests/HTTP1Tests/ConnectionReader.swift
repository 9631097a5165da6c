import ByteBuffers
import HTTP1

/// Reads the bytes of a connection as a server does, and writes down what happens.
struct ConnectionReader: ~Copyable {
    private(set) var outcome: [String] = []
    private var pending: [UInt8] = []
    private var stage = Stage.head
    private var parser = RequestHeadParser()
    private var decoder = ChunkedDecoder(maximumContentBytes: 1_000)
    private var content = ByteBuffer()

    private enum Stage: Equatable { case head, content(Int), chunks, refused }

    mutating func feed(_ bytes: some Sequence<UInt8>) {
        pending += bytes
        while advance() {}
    }

    mutating func finish() -> [String] {
        let isWithin = stage != .head || !pending.isEmpty
        if stage != .refused, isWithin { outcome.append("needs more") }
        return outcome
    }

    private mutating func advance() -> Bool {
        switch stage {
        case .head: readHead()
        case .content(let length): readContent(length)
        case .chunks: readChunks()
        case .refused: false
        }
    }

    private mutating func readHead() -> Bool {
        let bytes = pending
        do throws(RequestHeadError) {
            guard !bytes.isEmpty, try parser.parse(bytes.span) == .complete else {
                return false
            }
        } catch {
            return refuse(error.status, "\(error.reason)")
        }
        outcome += HeadDescription(parser.head, bytes).lines
        switch parser.head.framing {
        case .none: break
        case .length(let length): stage = .content(length)
        case .chunked: stage = .chunks
        }
        pending.removeFirst(parser.head.length)
        parser.reset()
        return true
    }

    private mutating func readContent(_ length: Int) -> Bool {
        guard pending.count >= length else { return false }
        endContent(pending.prefix(length))
        pending.removeFirst(length)
        return true
    }

    private mutating func readChunks() -> Bool {
        let bytes = pending
        do throws(ChunkedError) {
            switch try decoder.decode(bytes.span, into: &content) {
            case .needsMoreBytes(let consumed):
                pending.removeFirst(consumed)
                return false
            case .complete(let consumed):
                pending.removeFirst(consumed)
            }
        } catch {
            return refuse(error.status, "\(error.reason)")
        }
        endContent(content.span.bytes.withUnsafeBytes { Array($0) })
        content.removeAll()
        decoder = ChunkedDecoder(maximumContentBytes: 1_000)
        return true
    }

    private mutating func endContent(_ bytes: some Collection<UInt8>) {
        outcome.append(bytes.isEmpty ? "content" : "content " + EscapedText.text(bytes))
        stage = .head
    }

    private mutating func refuse(_ status: Int, _ reason: String) -> Bool {
        outcome.append("error \(status) \(reason)")
        stage = .refused
        return false
    }
}
