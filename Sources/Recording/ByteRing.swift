/// The most recent of many numbered entries, as many as fit into a fixed number of bytes.
///
/// The storage is taken in one piece with the first entry, and its pages only become memory as
/// they fill. From then on nothing is allocated: the oldest entries make room for a new one.
package struct ByteRing: ~Copyable {
    /// How many bytes the storage has, each entry's header of 16 bytes included.
    package let capacity: Int
    /// How many entries are there.
    package private(set) var count = 0
    /// How many entries were dropped to make room for others, or were too long to be kept.
    package private(set) var forgotten = 0

    private static let headerBytes = 16

    private var storage = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    /// Where the oldest entry begins, and where the next one will.
    private var start = 0
    private var end = 0
    /// Behind which offset the entries go on at 0, when they do.
    private var wrap: Int?

    package init(capacity: Int) {
        precondition(capacity >= Self.headerBytes, "a ring without room for one entry")
        self.capacity = capacity
    }

    deinit {
        storage.deallocate()
    }

    package var isEmpty: Bool { count == 0 }
    /// The number of the oldest entry that is still there.
    package var firstNumber: Int? { isEmpty ? nil : header(at: start).number }

    /// Adds an entry. An entry that does not fit into the whole storage is forgotten at once.
    ///
    /// `number` has to be higher than that of every entry before it.
    package mutating func append(number: Int, _ bytes: Span<UInt8>) {
        let needed = Self.headerBytes + bytes.count
        guard needed <= capacity else {
            forgotten += 1
            return
        }
        if storage.isEmpty { storage = .allocate(byteCount: capacity, alignment: 16) }
        makeRoom(for: needed)
        storage.storeBytes(of: number, toByteOffset: end, as: Int.self)
        storage.storeBytes(of: bytes.count, toByteOffset: end + 8, as: Int.self)
        bytes.withUnsafeBytes { source in
            UnsafeMutableRawBufferPointer(rebasing: storage[(end + Self.headerBytes)...])
                .copyMemory(from: source)
        }
        end += needed
        count += 1
    }

    /// Calls `visit` with each entry whose number is `number` or higher, oldest first, until that
    /// returns false.
    package func forEach(from number: Int = .min, _ visit: (Int, Span<UInt8>) -> Bool) {
        var offset = start
        for _ in 0..<count {
            if offset == wrap { offset = 0 }
            let entry = header(at: offset)
            offset += Self.headerBytes
            let bytes = UnsafeRawBufferPointer(storage)[offset..<offset + entry.length]
            offset += entry.length
            guard entry.number >= number else { continue }
            let rebased = UnsafeRawBufferPointer(rebasing: bytes)
            guard visit(entry.number, Span(_unsafeBytes: rebased)) else { return }
        }
    }

    /// Drops all entries, without counting them as forgotten, and gives the storage back.
    package mutating func removeAll() {
        storage.deallocate()
        storage = UnsafeMutableRawBufferPointer(start: nil, count: 0)
        count = 0
        rewind()
    }

    private func header(at offset: Int) -> (number: Int, length: Int) {
        (
            storage.loadUnaligned(fromByteOffset: offset, as: Int.self),
            storage.loadUnaligned(fromByteOffset: offset + 8, as: Int.self)
        )
    }

    private mutating func makeRoom(for needed: Int) {
        while count > 0 {
            if wrap == nil {
                if capacity - end >= needed { return }
                wrap = end
                end = 0
            } else if start - end >= needed {
                return
            } else {
                forgetOldest()
            }
        }
        rewind()
    }

    private mutating func forgetOldest() {
        start += Self.headerBytes + header(at: start).length
        count -= 1
        forgotten += 1
        guard start == wrap else { return }
        start = 0
        wrap = nil
    }

    private mutating func rewind() {
        start = 0
        end = 0
        wrap = nil
    }
}
