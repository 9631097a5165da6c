import EventsAPI
import Testing

struct EventListQueryTests {
    private static let now = Timestamp(milliseconds: 1_795_411_200_123)
    private static let hour: Int64 = 3_600_000
    private static let badTime =
        "must be a time like now-3h, 2021-01-25T05:57:01Z or UTC milliseconds, not "

    @Test func `without parameters the first hundred events of two hours are wanted`() throws {
        let query = try EventListQuery(parameters: [], at: Self.now)
        #expect(query.from.milliseconds == Self.now.milliseconds - 2 * Self.hour)
        #expect(query.to == Self.now && query.asOf == Self.now)
        #expect(query.pageSize == 100 && query.returned == 0)
        #expect(query.eventSelector == nil && query.entitySelector == nil)
        #expect(query.position == nil)
    }

    @Test func `every parameter is taken`() throws {
        let query = try read(
            "pageSize=7", "from=now-1d", "to=1795411200000", "eventSelector=status(OPEN)",
            "entitySelector=type(HOST)")
        #expect(query.pageSize == 7)
        #expect(query.from.milliseconds == Self.now.milliseconds - 24 * Self.hour)
        #expect(query.to.milliseconds == 1_795_411_200_000)
        #expect(query.asOf == Self.now)
        #expect(query.eventSelector?.criteria == [.status(.open)])
        #expect(query.eventSelector?.text == "status(OPEN)")
        #expect(query.entitySelector == "type(HOST)")
    }

    @Test(arguments: [
        "pageSize=", "from=", "to=", "eventSelector=", "entitySelector=", "nextPageKey=",
        "eventType=CUSTOM_INFO", "api-token=x", "PageSize=7", "sort=x", "=",
    ])
    func `an empty or unknown parameter is as none`(_ parameter: String) throws {
        let without = try EventListQuery(parameters: [], at: Self.now)
        #expect(try read(parameter) == without)
    }

    @Test func `of a repeated parameter the first counts`() throws {
        #expect(try read("pageSize=7", "pageSize=x").pageSize == 7)
        #expect(try read("pageSize=", "pageSize=8").pageSize == 100)
    }

    @Test(arguments: [("1", 1), ("1000", 1_000), ("007", 7)])
    func `a page has between 1 and 1000 events`(_ text: String, _ size: Int) throws {
        #expect(try read("pageSize=\(text)").pageSize == size)
    }

    @Test(arguments: [
        ("pageSize=0", "must be between 1 and 1000, not 0"),
        ("pageSize=1001", "must be between 1 and 1000, not 1001"),
        ("pageSize=-1", "must be between 1 and 1000, not -1"),
        (
            "pageSize=99999999999999999999",
            "must be between 1 and 1000, not 99999999999999999999"
        ),
        ("pageSize=x", "must be an integer, not 'x'"),
        ("pageSize=1.0", "must be an integer, not '1.0'"),
        ("pageSize=+1", "must be an integer, not '+1'"),
        ("pageSize=-", "must be an integer, not '-'"),
        ("pageSize= 1", "must be an integer, not ' 1'"),
        ("from=yesterday", badTime + "'yesterday'"), ("to=now-3s", badTime + "'now-3s'"),
        ("from= ", badTime + "' '"),
        ("from=now-9999y", "must be in the years 0 to 9999, unlike 'now-9999y'"),
        ("to=now+9999y", "must be in the years 0 to 9999, unlike 'now+9999y'"),
        ("from=now+1m", "must not be after to"),
        ("to=now-3h", "must not be after to; it is now-2h when it is absent"),
        (
            "eventSelector=status(x)",
            "Event selector parse error: the status must be OPEN or CLOSED (column 8)"
        ),
        (
            "eventSelector= ",
            "Event selector parse error: a criterion such as status(\"OPEN\") must stand here "
                + "(column 2)"
        ),
        (
            "entitySelector=tag(ü)",
            "Entity selector parse error: a selector must have a type(…) or an entityId(…) "
                + "(column 1)"
        ),
        (
            "entitySelector=type(HOST),tag(ü),mzId(x)",
            "Entity selector parse error: the id of a management zone must be a number (column 24)"
        ),
        ("nextPageKey=x", "must be the nextPageKey of an earlier answer, unchanged"),
    ])
    func `a parameter at fault is refused by its name`(
        _ parameter: String, _ message: String
    ) {
        let name = String(parameter.prefix { $0 != "=" })
        let path = message.hasPrefix("must not be after to") ? "from" : name
        #expect(
            refusal(parameter)
                == [ConstraintViolation(path: path, message: message, location: .query)])
    }

    @Test func `a long text is quoted in part`() {
        let long = String(repeating: "x", count: 500)
        #expect(refusal("pageSize=\(long)").first?.message.utf8.count ?? 999 < 100)
        #expect(refusal("from=\(long)").first?.message.utf8.count ?? 999 < 200)
    }

    @Test func `an entity selector has at most 2000 characters`() throws {
        let longest = "type(HOST),tag(\(String(repeating: "ü", count: 1_984)))"
        #expect(try read("entitySelector=\(longest)").entitySelector == longest)
        #expect(
            refusal("entitySelector=\(longest) ").map(\.message)
                == ["length must be between 0 and 2000, not 2001"])
    }

    @Test func `a time frame may be a single moment`() throws {
        let query = try read("from=now", "to=now")
        #expect(query.from == query.to)
    }

    @Test func `all that is wrong is told at once, in the order of the reference`() {
        let violations = refusal(
            "entitySelector=x", "eventSelector=x", "to=x", "from=x", "pageSize=x", "foo=x")
        #expect(
            violations.map(\.path) == ["pageSize", "from", "to", "eventSelector", "entitySelector"])
        #expect(violations.allSatisfy { $0.location == .query })
    }

    @Test func `the envelope is a 400 with the violations`() {
        let violations = refusal("pageSize=x")
        let envelope = QueryRefusal(violations: violations).envelope
        #expect(envelope.code == 400 && envelope.message == "Constraints violated.")
        #expect(envelope.violations == violations)
    }

    private func read(_ parameters: String...) throws(QueryRefusal) -> EventListQuery {
        try EventListQuery(parameters: parameters.map(QueryParameter.split), at: Self.now)
    }

    private func refusal(_ parameters: String...) -> [ConstraintViolation] {
        do throws(QueryRefusal) {
            _ = try EventListQuery(parameters: parameters.map(QueryParameter.split), at: Self.now)
            return []
        } catch {
            return error.violations
        }
    }
}
