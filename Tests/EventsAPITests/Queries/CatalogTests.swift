import ByteBuffers
import EventsAPI
import JSONParsing
import Testing

struct CatalogTests {
    @Test func `the first page is what the vendor's looks like`() throws {
        let page = try page(EventTypeInfo.self, "pageSize=2")
        #expect(
            page.hasPrefix(#"{"totalCount":18,"pageSize":2,"nextPageKey":"AQAAAAIBAAAAA"#),
            "\(page)")
        #expect(
            page.hasSuffix(
                #"","eventTypeInfos":[{"type":"APPLICATION_ERROR_RATE_INCREASED","displayName":"#
                    + #""JavaScript error rate increase","severityLevel":"ERROR"},"#
                    + #"{"type":"APPLICATION_JS_FRAMEWORK_DETECTED","displayName":"#
                    + #""JavaScript framework change","severityLevel":"INFO"}]}"#), "\(page)")
    }

    @Test func `the last page has no key`() throws {
        let types = try page(EventTypeInfo.self)
        #expect(types.hasPrefix(#"{"totalCount":18,"pageSize":100,"eventTypeInfos":[{"type":"#))
        let properties = try page(EventPropertyInfo.self, "pageSize=37")
        #expect(
            properties.hasPrefix(#"{"totalCount":37,"pageSize":37,"eventProperties":[{"key":"#))
    }

    @Test(arguments: [1, 2, 5, 17, 18, 19, 500])
    func `the pages hold every entry once`(_ size: Int) throws {
        #expect(try names(EventTypeInfo.self, size) == EventTypeInfo.all.map(\.name))
        #expect(try names(EventPropertyInfo.self, size) == EventPropertyInfo.all.map(\.name))
    }

    @Test(arguments: [
        ("pageSize=0", "pageSize", "must be between 1 and 500, not 0"),
        ("pageSize=501", "pageSize", "must be between 1 and 500, not 501"),
        ("pageSize=x", "pageSize", "must be an integer, not 'x'"),
        (
            "nextPageKey=AQAAAAMBAAAAAw==", "nextPageKey",
            "must be the nextPageKey of an earlier answer, unchanged"
        ),
    ])
    func `a parameter at fault is refused by its name`(
        _ parameter: String, _ path: String, _ message: String
    ) {
        let violation = ConstraintViolation(path: path, message: message, location: .query)
        #expect(throws: QueryRefusal(violations: [violation])) {
            try page(EventTypeInfo.self, parameter)
        }
        #expect(throws: QueryRefusal(violations: [violation])) {
            try page(EventPropertyInfo.self, parameter)
        }
    }

    @Test func `a key is of one catalog and stands alone`() throws {
        let key = CatalogPageKey(offset: 2, pageSize: 2).text(for: EventTypeInfo.listName)
        let query = try CatalogQuery<EventTypeInfo>(parameters: [("nextPageKey", key)])
        #expect(query.offset == 2 && query.pageSize == 2)
        #expect(throws: QueryRefusal.self) {
            try page(EventPropertyInfo.self, "nextPageKey=\(key)")
        }
        let message = "must not be combined with other parameters (pageSize)"
        let violation = ConstraintViolation(
            path: "nextPageKey", message: message, location: .query)
        #expect(throws: QueryRefusal(violations: [violation])) {
            try page(EventTypeInfo.self, "pageSize=2", "nextPageKey=\(key)")
        }
    }

    @Test(arguments: [1, 100, 500])
    func `a key with one bit changed or letters missing is refused`(_ size: Int) {
        let text = CatalogPageKey(offset: 3, pageSize: size).text(for: "eventTypeInfos")
        #expect(
            CatalogPageKey(text, of: "eventTypeInfos") == CatalogPageKey(offset: 3, pageSize: size))
        let letters = Array(text.utf8)
        for place in letters.indices {
            #expect(CatalogPageKey(String(text.prefix(place)), of: "eventTypeInfos") == nil)
            for bit in 0..<8 {
                var changed = letters
                changed[place] ^= 1 << UInt8(bit)
                let changedText = String(decoding: changed, as: UTF8.self)
                #expect(CatalogPageKey(changedText, of: "eventTypeInfos") == nil)
            }
        }
    }

    private func page<Entry: CatalogEntry>(
        _: Entry.Type, _ parameters: String...
    ) throws(QueryRefusal) -> String {
        let parameters = parameters.map(QueryParameter.split)
        var buffer = ByteBuffer()
        try CatalogQuery<Entry>(parameters: parameters).appendPage(to: &buffer)
        return String(buffer.span)
    }

    /// The names on all pages, by going from key to key.
    private func names<Entry: CatalogEntry>(_: Entry.Type, _ size: Int) throws -> [String] {
        var names: [String] = []
        var parameter = "pageSize=\(size)"
        for _ in 0...Entry.all.count {
            let text = try page(Entry.self, parameter)
            let page = try JSONValue(parsing: Array(text.utf8).span)
            let entries = page["\(Entry.listName)"]?.elements ?? []
            names += entries.compactMap { ($0["type"] ?? $0["key"])?.string }
            guard let key = page["nextPageKey"]?.string else { break }
            parameter = "nextPageKey=\(key)"
        }
        return names
    }
}
