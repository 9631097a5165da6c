import ByteBuffers

/// The targets that nearly every event is posted to, as clients write them.
struct IngestTargets: ~Copyable {
    private var withEnvironment = ByteBuffer()
    private var withoutEnvironment = ByteBuffer()

    init(environmentID: String) {
        withEnvironment.append(text: "/e/\(environmentID)/api/v2/events/ingest")
        withoutEnvironment.append("/api/v2/events/ingest")
    }

    /// Whether a target is one of them to the letter; one that is not may name the same path.
    func contain(_ target: Span<UInt8>) -> Bool {
        if withEnvironment.span.isEqual(to: target) { return true }
        return withoutEnvironment.span.isEqual(to: target)
    }
}
