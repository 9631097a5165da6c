import JSONParsing
import Testing

/// Queries that ask for nothing that there is, or not in a way that is understood.
@Suite struct EventQueryErrorTests {
    private static let badKey = "must be the nextPageKey of an earlier answer, unchanged"
    private static func combined(_ names: String) -> String {
        "must not be combined with other parameters (\(names))"
    }
    private static func badTime(_ text: String) -> String {
        "must be a time like now-3h, 2021-01-25T05:57:01Z or UTC milliseconds, not '\(text)'"
    }

    /// The body of a 400 with these violations, in their order.
    private static func envelope(_ violations: [(path: String, message: String)]) -> String {
        let list = violations.map { path, message in
            #"{"path":"\#(path)","message":"\#(message)","parameterLocation":"QUERY","#
                + #""location":null}"#
        }
        return #"{"error":{"code":400,"message":"Constraints violated.","constraintViolations":["#
            + list.joined(separator: ",") + "]}}"
    }

    @Test func `what is wrong with a query is told with the parameter`() throws {
        let gate = try ActiveGateProcess()
        let mzSelector =
            "Event selector parse error: no such criterion; entityId was meant (column 1)"
        for (query, violations) in [
            ("pageSize=0", [("pageSize", "must be between 1 and 1000, not 0")]),
            ("pageSize=1001", [("pageSize", "must be between 1 and 1000, not 1001")]),
            ("pageSize=-1", [("pageSize", "must be between 1 and 1000, not -1")]),
            ("pageSize=x", [("pageSize", "must be an integer, not 'x'")]),
            ("pageSize=1.0", [("pageSize", "must be an integer, not '1.0'")]),
            ("from=soon", [("from", badTime("soon"))]), ("to=now-3s", [("to", badTime("now-3s"))]),
            ("from=now&to=now-1h", [("from", "must not be after to")]),
            ("to=now-3h", [("from", "must not be after to; it is now-2h when it is absent")]),
            ("eventSelector=entityIds(1)", [("eventSelector", mzSelector)]),
            (
                "eventSelector=status(open)",
                [
                    (
                        "eventSelector",
                        "Event selector parse error: the status must be OPEN or CLOSED (column 8)"
                    )
                ]
            ),
            (
                "entitySelector=tag(a)",
                [
                    (
                        "entitySelector",
                        "Entity selector parse error: a selector must have a type(…) or an "
                            + "entityId(…) (column 1)"
                    )
                ]
            ),
            (
                "entitySelector=tag(a)&to=x&pageSize=y",
                [
                    ("pageSize", "must be an integer, not 'y'"), ("to", badTime("x")),
                    (
                        "entitySelector",
                        "Entity selector parse error: a selector must have a type(…) or an "
                            + "entityId(…) (column 1)"
                    ),
                ]
            ),
            ("nextPageKey=x", [("nextPageKey", badKey)]),
        ] as [(String, [(path: String, message: String)])] {
            let response = try gate.get("/events?\(query)")
            #expect(response.status == 400, "\(query)")
            #expect(response.text == Self.envelope(violations), "\(query)")
        }
    }

    private func badTime(_ text: String) -> String { Self.badTime(text) }
    private var badKey: String { Self.badKey }

    @Test func `a selector that is too long is told so`() throws {
        let gate = try ActiveGateProcess()
        let longest = #"type(HOST),entityName("\#(String(repeating: "x", count: 1_975))")"#
        #expect(longest.count == 2_000)
        #expect(try gate.get("/events?entitySelector=\(longest.escaped)").status == 200)
        let longer = longest.replacing("xx", with: "xxx", maxReplacements: 1)
        let response = try gate.get("/events?entitySelector=\(longer.escaped)")
        #expect(response.status == 400)
        #expect(response.text.contains(#""path":"entitySelector""#))
        #expect(response.text.contains("must be between 0 and 2000, not 2001"), "\(response.text)")
    }

    @Test func `a key that was changed or stands beside others is refused`() throws {
        let gate = try ActiveGateProcess()
        try gate.post((1...3).map { event("\($0)") })
        let key = try #require(gate.page("?pageSize=1")["nextPageKey"]?.string)
        #expect(try gate.get("/events?nextPageKey=\(key)").status == 200)
        #expect(try gate.get("/events?nextPageKey=\(key)&unknown=1").status == 200)
        for place in stride(from: 0, to: key.count, by: 7) {
            var letters = Array(key)
            letters[place] = letters[place] == "A" ? "B" : "A"
            let response = try gate.get("/events?nextPageKey=\(String(letters))")
            #expect(response.text == Self.envelope([("nextPageKey", badKey)]), "\(place)")
        }
        let catalogKey = try #require(
            gate.get("/eventTypes?pageSize=1").json["nextPageKey"]?.string)
        for other in ["\(key)A", String(key.dropLast()), "%FF", "AQAAAGQBAAAAZA==", catalogKey] {
            #expect(try gate.get("/events?nextPageKey=\(other)").status == 400, "\(other)")
        }
        for name in ["pageSize", "from", "to", "eventSelector", "entitySelector"] {
            let response = try gate.get("/events?\(name)=now&nextPageKey=\(key)")
            #expect(
                response.text == Self.envelope([("nextPageKey", Self.combined(name))]), "\(name)")
        }
    }

    @Test func `what there is not is 404 with its name`() throws {
        let gate = try ActiveGateProcess()
        let long = String(repeating: "x", count: 100)
        for (path, message) in [
            ("/events/-5301772197560753067_1785946260000", nil), ("/events/x", nil),
            ("/events/ingest", "Event with ID 'ingest' not found."),
            ("/events/1", "Event with ID '1' not found."),
            ("/eventTypes/NO", "Event type 'NO' not found."),
            ("/eventTypes/custom_info", "Event type 'custom_info' not found."),
            ("/eventProperties/no%20key", "Event property 'no key' not found."),
            ("/eventProperties/\(long)", nil), ("/events/\(long)", nil),
        ] as [(String, String?)] {
            let response = try gate.get(path)
            #expect(response.status == 404, "\(path)")
            #expect(response.message?.hasSuffix("' not found.") == true, "\(response.text)")
            #expect(!response.text.contains(long))
            if let message {
                #expect(response.text == #"{"error":{"code":404,"message":"\#(message)"}}"#)
            }
        }
        #expect(try gate.get("/events?from=%zz").status == 400)
    }
}
