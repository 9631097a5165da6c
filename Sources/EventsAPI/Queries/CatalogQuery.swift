package import ByteBuffers

/// What `GET /eventTypes` and `GET /eventProperties` ask for (contract 4.8 and 4.9).
package struct CatalogQuery<Entry: CatalogEntry>: Equatable, Sendable {
    package let pageSize: Int
    /// How many entries stand on the pages before.
    package let offset: Int

    /// Reads the parameters of a query, whose escapes are decoded; those that the API does not know
    /// are passed over.
    ///
    /// - Throws: all that is wrong.
    package init(parameters: [(name: String, value: String)]) throws(QueryRefusal) {
        var reader = QueryReader(parameters)
        if let text = reader[QueryReader.nextPageKey] {
            reader.expectNoneBesideKey(of: ["pageSize"])
            let key = CatalogPageKey(text, of: Entry.listName)
            if key == nil { reader.noteBadKey() }
            pageSize = key?.pageSize ?? 0
            offset = key?.offset ?? 0
        } else {
            pageSize = reader.pageSize(in: CatalogPageKey.pageSizes)
            offset = 0
        }
        guard reader.violations.isEmpty else { throw QueryRefusal(violations: reader.violations) }
    }

    /// Appends the page as JSON; behind the last entry there is no `nextPageKey` (contract 4.8).
    package func appendPage(to buffer: inout ByteBuffer) {
        let entries = Entry.all.dropFirst(offset).prefix(pageSize)
        buffer.append(#"{"totalCount":"#)
        buffer.append(decimal: Entry.all.count)
        buffer.append(#","pageSize":"#)
        buffer.append(decimal: pageSize)
        if entries.endIndex < Entry.all.endIndex {
            let key = CatalogPageKey(offset: entries.endIndex, pageSize: pageSize)
            buffer.append(#","nextPageKey":""#)
            buffer.append(text: key.text(for: Entry.listName))
            buffer.append(UInt8(ascii: "\""))
        }
        buffer.append(#",""#)
        buffer.append(Entry.listName)
        buffer.append(#"":["#)
        for place in entries.indices {
            if place > entries.startIndex { buffer.append(UInt8(ascii: ",")) }
            entries[place].append(to: &buffer)
        }
        buffer.append("]}")
    }
}
