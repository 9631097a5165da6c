import ByteBuffers

/// The reports of an event: one for every entity that it is about.
struct ReportList: ~Copyable {
    private(set) var results: [EventResult] = []
    /// The ids of the entities, one behind the other, as the results' ranges say.
    private(set) var entityIDs = ByteBuffer(capacity: 64)

    mutating func removeAll() {
        while !results.isEmpty { results.removeLast() }
        entityIDs.removeAll()
    }

    /// What an event without a selector is about (contract 0.5).
    mutating func addEnvironment() {
        let start = entityIDs.count
        entityIDs.append("ENVIRONMENT-0000000000000001")
        addResult(from: start)
    }

    /// The one entity that a selector by type stands for while there is no inventory: always the
    /// same for the same text (contract 0.5).
    mutating func addMadeUpEntity(type: Range<Int>, of selector: Span<UInt8>) {
        var hash = FNV1a()
        hash.combine(selector)
        let start = entityIDs.count
        appendCapitals(of: selector.extracting(type))
        entityIDs.append(UInt8(ascii: "-"))
        entityIDs.append(hexadecimal: hash.value, digits: 16, isUpperCase: true)
        addResult(from: start)
    }

    private mutating func appendCapitals(of name: Span<UInt8>) {
        entityIDs.append(minimum: name.count) { free in
            for place in name.indices { free[place] = name[place].upperCased }
            return name.count
        }
    }

    /// An entity that the selector names; one that it names twice is still one.
    mutating func addEntity(_ id: Span<UInt8>) {
        guard !hasEntity(id) else { return }
        let start = entityIDs.count
        entityIDs.append(id)
        addResult(from: start)
    }

    private func hasEntity(_ id: Span<UInt8>) -> Bool {
        for result in results
        where entityIDs.span.extracting(result.entity).hasSameBytes(as: id) {
            return true
        }
        return false
    }

    private mutating func addResult(from start: Int) {
        results.append(
            EventResult(correlationID: 0, status: .ok, entity: start..<entityIDs.count))
    }

    /// Gives every result its status and its correlation id: the hash of what stands before the
    /// entity's id, the id, and what stands behind it.
    mutating func complete(_ status: ResultStatus, from seed: FNV1a, with rest: Span<UInt8>) {
        for place in results.indices {
            var hash = seed
            hash.combine(entityIDs.span.extracting(results[place].entity))
            hash.combineNull()
            hash.combine(rest)
            results[place].correlationID = hash.value
            results[place].status = status
        }
    }
}

extension UInt8 {
    /// The byte, as a capital if it is a small ASCII letter.
    fileprivate var upperCased: UInt8 {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= self ? self & ~0x20 : self
    }
}
