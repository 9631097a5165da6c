package import ByteBuffers

extension Verdict {
    /// What an event without a selector is about (contract 0.5).
    func addEnvironment() {
        let start = entityIDs.count
        entityIDs.append("ENVIRONMENT-0000000000000001")
        addResult(from: start)
    }

    /// The one entity that a selector by type stands for while there is no inventory: always the
    /// same for the same text (contract 0.5).
    func addMadeUpEntity(type: Range<Int>, of selector: Span<UInt8>) {
        var hash = FNV1a()
        hash.combine(selector)
        let start = entityIDs.count
        for place in type { entityIDs.append(selector[place].upperCased) }
        entityIDs.append(UInt8(ascii: "-"))
        entityIDs.append(hexadecimal: hash.value, digits: 16, isUpperCase: true)
        addResult(from: start)
    }

    /// An entity that the selector names; one that it names twice is still one.
    func addEntity(_ id: Span<UInt8>) {
        let isKnown = results.contains { result in
            Self.has(id, at: result.entity, in: entityIDs)
        }
        guard !isKnown else { return }
        let start = entityIDs.count
        entityIDs.append(id)
        addResult(from: start)
    }

    /// Appends the id of the entity that a result is about.
    package func appendEntityID(of result: EventResult, to buffer: inout ByteBuffer) {
        Self.append(entityIDs, result.entity, to: &buffer)
    }

    private static func append(
        _ ids: borrowing ByteBuffer, _ range: Range<Int>, to buffer: inout ByteBuffer
    ) {
        buffer.append(ids.span.extracting(range))
    }

    private static func has(
        _ id: Span<UInt8>, at range: Range<Int>, in ids: borrowing ByteBuffer
    ) -> Bool {
        ids.span.extracting(range).hasSameBytes(as: id)
    }

    private func addResult(from start: Int) {
        results.append(
            EventResult(correlationID: 0, status: .ok, entity: start..<entityIDs.count))
    }
}

extension UInt8 {
    /// The byte, as a capital if it is a small ASCII letter.
    fileprivate var upperCased: UInt8 {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= self ? self & ~0x20 : self
    }
}
