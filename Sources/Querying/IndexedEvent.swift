import EventsAPI

/// One event as the index has it: what tells events apart and orders them, and where the rest is.
struct IndexedEvent {
    let key: EventKey
    /// How often the number of its id was counted up, because others had it already.
    let ordinal: UInt64
    let type: EventType
    /// When it is no longer open. Of what was refreshed, the latest end.
    var endTime: Timestamp
    /// Where its latest report stands.
    var report: ReportPlace

    var startTime: Timestamp { key.startTime }

    func isOpen(at moment: Timestamp) -> Bool { moment < endTime }

    /// Its id, given the correlation id that its line tells.
    func identifier(correlationID: UInt64) -> EventIdentifier {
        EventIdentifier(correlationID: correlationID, startTime: startTime).counted(up: ordinal)
    }
}

/// Where a report stands: the line, and which of the line's entities it is about.
struct ReportPlace: Equatable {
    /// Where the line begins; up to 1 TiB.
    let offset: Int
    /// Counts the entities of the line from 0, 16,383 at most: a selector matches no more than
    /// 10,000 (contract 2.5).
    let entity: Int

    static let maximumOffset = 1 << 40 - 1
    static let maximumEntity = 1 << 14 - 1

    init(offset: Int, entity: Int) {
        self.offset = offset
        self.entity = entity
    }

    /// 54 bits.
    var bits: UInt64 { UInt64(offset) << 14 | UInt64(entity) }

    init(bits: UInt64) {
        offset = Int(bits >> 14)
        entity = Int(bits & UInt64(Self.maximumEntity))
    }
}
