/// What `GET /events` asks for (contract 4.1), with every default filled in.
package struct EventListQuery: Equatable, Sendable {
    /// How many events a page may have.
    package static let pageSizes = 1...1_000

    /// The time frame, both ends of which belong to it.
    package private(set) var from: Timestamp
    package private(set) var to: Timestamp
    /// The moment at which to tell what is open: that of the first page.
    package private(set) var asOf: Timestamp
    package private(set) var pageSize: Int
    /// Nil when every event is wanted.
    package private(set) var eventSelector: EventSelector?
    /// The text of an entity selector that can be read; nil when events of all entities are wanted.
    package private(set) var entitySelector: String?
    /// That of the last event on the page before; nil for the first page.
    package private(set) var position: EventPosition?
    /// Events on all pages before.
    package private(set) var returned = 0

    private static let otherParameters = [
        "pageSize", "from", "to", "eventSelector", "entitySelector",
    ]

    /// Reads the parameters of a query, whose escapes are decoded.
    ///
    /// Parameters that the API does not know are passed over (contract 4.3).
    ///
    /// - Parameters:
    ///   - parameters: all of them, in their order.
    ///   - now: what relative times are counted from.
    /// - Throws: all that is wrong.
    package init(
        parameters: [(name: String, value: String)], at now: Timestamp
    ) throws(QueryRefusal) {
        var reader = QueryReader(parameters)
        let query: EventListQuery?
        if let key = reader[QueryReader.nextPageKey] {
            reader.expectNoneBesideKey(of: Self.otherParameters)
            query = EventPageKey(key).map(Self.init)
            if query == nil { reader.noteBadKey() }
        } else {
            query = Self(&reader, at: now)
        }
        guard let query, reader.violations.isEmpty else {
            throw QueryRefusal(violations: reader.violations)
        }
        self = query
    }

    /// The next page's query.
    private init(_ key: EventPageKey) {
        from = key.from
        to = key.to
        asOf = key.asOf
        pageSize = key.pageSize
        eventSelector = key.eventSelector
        entitySelector = key.entitySelector
        position = key.position
        returned = key.returned
    }

    /// The first page's query; nil only if something was noted.
    private init?(_ reader: inout QueryReader, at now: Timestamp) {
        pageSize = reader.pageSize(in: Self.pageSizes)
        let from = reader.time("from", default: "now-2h", at: now)
        let to = reader.time("to", default: "now", at: now)
        if let from, let to { reader.expectOrder(from, to) }
        eventSelector = reader.eventSelector()
        entitySelector = reader.entitySelector()
        guard let from, let to else { return nil }
        self.from = from
        self.to = to
        asOf = now
    }

    /// The key of the page behind this one.
    ///
    /// - Parameters:
    ///   - position: that of the last event on this page.
    ///   - returned: events on all pages so far, this one included.
    /// - Returns: what the answer's `nextPageKey` says; it needs no escapes in a query.
    package func nextPageKey(
        after position: EventPosition, returned: Int
    ) -> String {
        EventPageKey(
            from: from, to: to, asOf: asOf, pageSize: pageSize, eventSelector: eventSelector,
            entitySelector: entitySelector, position: position, returned: returned
        ).text
    }
}

extension QueryReader {
    /// Contract 4.5.
    fileprivate mutating func expectOrder(_ from: Timestamp, _ to: Timestamp) {
        guard from > to else { return }
        note(
            "from",
            self["from"] == nil
                ? "must not be after to; it is now-2h when it is absent"
                : "must not be after to")
    }

    fileprivate mutating func eventSelector() -> EventSelector? {
        guard let text = self["eventSelector"] else { return nil }
        do throws(EventSelectorError) {
            return try EventSelector(text)
        } catch {
            let bytes = Array(text.utf8)
            note("eventSelector", error.message(in: bytes.span))
            return nil
        }
    }

    fileprivate mutating func entitySelector() -> String? {
        guard let text = self["entitySelector"] else { return nil }
        if let problem = EntitySelector.problem(of: text) { note("entitySelector", problem) }
        return text
    }
}
