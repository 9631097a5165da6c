/// The `nextPageKey` of a list of events (contract 4.4): the query as the first page understood it,
/// and how far the pages have come.
///
/// To a client it is opaque. It has no meaning beyond its own bytes, so that the emulator keeps
/// nothing between two pages.
package struct EventPageKey: Equatable, Sendable {
    /// The time frame, resolved when the first page was asked for.
    package var from: Timestamp
    package var to: Timestamp
    /// The moment of the first page, at which all pages tell what is open.
    package var asOf: Timestamp
    package var pageSize: Int
    package var eventSelector: EventSelector?
    /// The text of an entity selector that can be read.
    package var entitySelector: String?
    /// That of the last event that was returned.
    package var position: EventPosition
    /// Events on all pages so far.
    package var returned: Int

    /// No record has more events; the checksum is no secret, so a key may say anything.
    private static let maximumReturned = 1 << 40
    private static let version: UInt64 = 1
    private static let purpose: StaticString = "events"

    package init(
        from: Timestamp, to: Timestamp, asOf: Timestamp, pageSize: Int,
        eventSelector: EventSelector?, entitySelector: String?,
        position: EventPosition, returned: Int
    ) {
        self.from = from
        self.to = to
        self.asOf = asOf
        self.pageSize = pageSize
        self.eventSelector = eventSelector
        self.entitySelector = entitySelector
        self.position = position
        self.returned = returned
    }

    /// The key as an answer has it: letters, digits, `-` and `_`.
    package var text: String {
        var writer = PageKeyWriter()
        writer.append(Self.version, bytes: 1)
        for time in [from, to, asOf] { writer.append(time) }
        writer.append(UInt64(pageSize), bytes: 2)
        writer.append(position.isOpen ? 1 : 0, bytes: 1)
        writer.append(position.startTime)
        writer.append(position.tie, bytes: 8)
        writer.append(UInt64(returned), bytes: 8)
        writer.append(eventSelector?.text)
        writer.append(entitySelector)
        return writer.sealed(for: Self.purpose)
    }

    /// Reads a key that `text` wrote.
    ///
    /// Nil when it is anything else, changed in as much as one bit, or holds what a query may not.
    package init?(_ text: String) {
        guard var reader = PageKeyReader(text, sealedFor: Self.purpose),
            reader.number(bytes: 1) == Self.version,
            let from = reader.time(), let to = reader.time(), let asOf = reader.time(),
            let pageSize = reader.number(bytes: 2),
            let position = EventPosition(&reader), let returned = reader.count(),
            let eventSelector = reader.text(), let entitySelector = reader.text(), reader.isAtEnd
        else { return nil }
        self.init(
            from: from, to: to, asOf: asOf, pageSize: Int(pageSize),
            eventSelector: try? EventSelector(eventSelector),
            entitySelector: entitySelector.isEmpty ? nil : entitySelector,
            position: position, returned: returned)
        guard isSound, (self.eventSelector?.text ?? "") == eventSelector else { return nil }
    }

    private var isSound: Bool {
        from <= to && EventListQuery.pageSizes.contains(pageSize)
            && 0...Self.maximumReturned ~= returned
            && entitySelector.flatMap(EntitySelector.problem) == nil
    }
}

extension EventPosition {
    fileprivate init?(_ reader: inout PageKeyReader) {
        guard let isOpen = reader.boolean(), let startTime = reader.time(),
            let tie = reader.number(bytes: 8)
        else { return nil }
        self.init(isOpen: isOpen, startTime: startTime, tie: tie)
    }
}
