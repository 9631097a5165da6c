/// What one selector, the whole or one in a relationship, has said of the type of its entities.
struct SelectorScope {
    private let start: Int
    private(set) var type: Range<Int>?
    private var hasEntityIDs = false
    /// The type that everything so far agrees on.
    private var agreedType: Range<Int>?

    init(start: Int) {
        self.start = start
    }

    /// Takes note of the one `type(…)`.
    @inline(__always)
    mutating func bind(
        type: Range<Int>, name: Range<Int>, in text: Span<UInt8>
    ) throws(SelectorError) {
        guard self.type == nil else { throw .repeatedCriterion(at: name.lowerBound, .type) }
        self.type = type
        try agree(on: type, at: type.lowerBound, in: text)
    }

    /// Takes note of the one `entityId(…)`.
    mutating func bindEntityIDs(name: Range<Int>) throws(SelectorError) {
        guard !hasEntityIDs else { throw .repeatedCriterion(at: name.lowerBound, .entityID) }
        hasEntityIDs = true
    }

    /// Takes note of the type that a well-formed id begins with.
    mutating func bind(entityID: Range<Int>, in text: Span<UInt8>) throws(SelectorError) {
        let type = entityID.lowerBound..<entityID.upperBound - 17
        try agree(on: type, at: entityID.lowerBound, in: text)
    }

    /// SEL: every selector has one of the two mandatory criteria.
    func validate() throws(SelectorError) {
        guard type != nil || hasEntityIDs else { throw .missingTypeOrEntityID(at: start) }
    }

    /// SEL: "You can select only one type of entity per query."
    @inline(__always)
    private mutating func agree(
        on type: Range<Int>, at offset: Int, in text: Span<UInt8>
    ) throws(SelectorError) {
        guard let agreedType else {
            agreedType = type
            return
        }
        guard text.spellsAlike(agreedType, type) else { throw .differingTypes(at: offset) }
    }
}
