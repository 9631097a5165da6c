import ByteBuffers

/// The reports of an event: one for every entity that it is about.
///
/// They stay as they are until an event of another type or with another selector comes: producers
/// send most of their events about the same entities, and then only the title is left to hash.
struct ReportList: ~Copyable {
    var results: [EventResult] = []
    /// The ids of the entities, one behind the other, as the results' ranges say.
    var entityIDs = ByteBuffer(capacity: 64)
    /// For each result the hash of all that stands before the title in its correlation id.
    private var seeds: [FNV1a] = []
    private var type: EventType?
    /// The selector as it stands in the body; empty when there is none.
    private var selector = ByteBuffer()

    /// Whether the reports are already those of such an event.
    func stand(for selector: Span<UInt8>, _ type: EventType) -> Bool {
        self.type == type && self.selector.span.hasSameBytes(as: selector)
    }

    /// Makes room for the reports of another event; entities are added, then `finish` is called.
    mutating func begin(_ selector: Span<UInt8>, _ type: EventType) {
        self.type = type
        self.selector.removeAll()
        self.selector.append(selector)
        removeResults()
    }

    /// Makes room for the reports of an event that says nothing of the next, whatever is equal.
    mutating func beginForOneEvent() {
        type = nil
        removeResults()
    }

    private mutating func removeResults() {
        results.removeAll(keepingCapacity: true)
        seeds.removeAll(keepingCapacity: true)
        entityIDs.removeAll()
    }

    /// Hashes what stands before the title: `seed` has provider and type (contract 0.5).
    mutating func finish(from seed: FNV1a) {
        for result in results {
            var hash = seed
            hash.combine(entityIDs.span.extracting(result.entity))
            hash.combineNull()
            seeds.append(hash)
        }
    }

    /// Gives every result its status and its correlation id, the hash of all up to `rest`, which
    /// begins with the title.
    mutating func complete(_ status: ResultStatus, with rest: Span<UInt8>) {
        for place in results.indices {
            var hash = seeds[place]
            hash.combine(rest)
            results[place].correlationID = hash.value
            results[place].status = status
        }
    }

    /// Whether the entities are hosts; they are all of one type.
    var areHosts: Bool {
        guard let first = results.first else { return false }
        let id = entityIDs.span.extracting(first.entity)
        return id.count == 21 && id.starts(with: "HOST-")
    }
}

extension ReportList {
    /// What an event without a selector is about (contract 0.5).
    mutating func addEnvironment() {
        addEntity { $0.append("ENVIRONMENT-0000000000000001") }
    }

    /// The one entity that a selector by type stands for while there is no inventory: always the
    /// same for the same text (contract 0.5).
    mutating func addMadeUpEntity(type: Span<UInt8>, of selector: Span<UInt8>) {
        addEntity { MadeUpEntity.appendID(type: type, of: selector, to: &$0) }
    }

    /// An entity that the selector names; one that it names twice is still one.
    mutating func addEntity(_ id: Span<UInt8>) {
        for result in results
        where entityIDs.span.extracting(result.entity).hasSameBytes(as: id) {
            return
        }
        addEntity { $0.append(id) }
    }

    /// An entity that a selector matches; each is given once.
    mutating func addMatch(_ id: String) {
        addEntity { $0.append(text: id) }
    }

    private mutating func addEntity(_ appendID: (inout ByteBuffer) -> Void) {
        let start = entityIDs.count
        appendID(&entityIDs)
        results.append(
            EventResult(correlationID: 0, status: .ok, entity: start..<entityIDs.count))
    }
}
