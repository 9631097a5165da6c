/// The `nextPageKey` of a catalog: an offset and a page size, as the vendor's has them
/// (contract 4.8), and behind them a checksum.
package struct CatalogPageKey: Equatable, Sendable {
    /// How many entries a page may have.
    package static let pageSizes = 1...500

    /// How many entries stand on the pages so far.
    package let offset: Int
    package let pageSize: Int

    package init(offset: Int, pageSize: Int) {
        self.offset = offset
        self.pageSize = pageSize
    }

    /// The key as an answer has it; only the same catalog takes it.
    package func text(for listName: StaticString) -> String {
        var writer = PageKeyWriter()
        for number in [offset, pageSize] {
            writer.append(Self.version, bytes: 1)
            writer.append(UInt64(number), bytes: 4)
        }
        return writer.sealed(for: listName)
    }

    /// Reads a key that `text(for:)` wrote; nil when it is anything else, or changed in as much as
    /// one bit.
    package init?(_ text: String, of listName: StaticString) {
        guard var reader = PageKeyReader(text, sealedFor: listName),
            reader.number(bytes: 1) == Self.version, let offset = reader.number(bytes: 4),
            reader.number(bytes: 1) == Self.version, let pageSize = reader.number(bytes: 4),
            reader.isAtEnd, let offset = Int32(exactly: offset),
            Self.pageSizes.contains(Int(pageSize))
        else { return nil }
        self.init(offset: Int(offset), pageSize: Int(pageSize))
    }

    private static let version: UInt64 = 1
}
