import EventsAPI
import Testing

struct EventListPagingTests {
    private static let now = Timestamp(milliseconds: 1_795_411_200_123)
    private static let later = Timestamp(milliseconds: 1_795_999_999_999)

    @Test func `a page key goes on with what the first page asked for, as of its moment`() throws {
        let first = try EventListQuery(
            parameters: [
                ("pageSize", "7"), ("from", "now-1d"), ("eventSelector", "status(OPEN)"),
                ("entitySelector", "type(HOST)"),
            ], at: Self.now)
        let position = EventPosition(isOpen: true, startTime: Self.now, tie: 5)
        let key = first.nextPageKey(after: position, returned: 7)
        let second = try EventListQuery(
            parameters: [("nextPageKey", key), ("api-token", "x"), ("pageSize", "")],
            at: Self.later)
        #expect(second.from == first.from && second.to == first.to && second.asOf == Self.now)
        #expect(second.pageSize == 7)
        #expect(second.eventSelector == first.eventSelector)
        #expect(second.entitySelector == first.entitySelector)
        #expect(second.position == position && second.returned == 7)
        let third = second.nextPageKey(after: position, returned: 14)
        #expect(EventPageKey(third)?.returned == 14)
        #expect(EventPageKey(third)?.asOf == Self.now)
    }

    @Test(arguments: [
        (["pageSize=7"], "pageSize"), (["entitySelector=x", "from=x"], "from, entitySelector"),
        (["to=now", "eventSelector=status(OPEN)"], "to, eventSelector"),
    ])
    func `a page key stands alone`(_ others: [String], _ names: String) throws {
        let key = try EventListQuery(parameters: [], at: Self.now).nextPageKey(
            after: EventPosition(isOpen: false, startTime: Self.now, tie: 0), returned: 1)
        let combined = "must not be combined with other parameters (\(names))"
        let bad = "must be the nextPageKey of an earlier answer, unchanged"
        for (key, messages) in [(key, [combined]), ("x", [combined, bad])] {
            let parameters = others.map(QueryParameter.split) + [("nextPageKey", key)]
            let expected = messages.map {
                ConstraintViolation(path: "nextPageKey", message: $0, location: .query)
            }
            #expect(throws: QueryRefusal(violations: expected)) {
                try EventListQuery(parameters: parameters, at: Self.later)
            }
        }
    }
}
