/// A growable run of bytes that its owner fills, hands out as a `Span` and uses again.
///
/// It is the one buffer of the house: request bytes, replies and record lines are gathered in it.
/// It is never copied and never shared, so appending checks no reference count, and clearing it
/// keeps its storage: in steady state nothing is allocated.
@usableFromInline
package struct ByteBuffer: ~Copyable {
    @usableFromInline package private(set) var storage: UnsafeMutableRawBufferPointer
    @usableFromInline package var end: Int

    /// An empty buffer. Nothing is allocated while `capacity` is 0.
    @inlinable
    package init(capacity: Int = 0) {
        storage = .init(start: nil, count: 0)
        end = 0
        if capacity > 0 { grow(by: capacity) }
    }

    deinit {
        storage.deallocate()
    }

    /// How many bytes stand in the buffer.
    @inlinable package var count: Int { end }
    @inlinable package var isEmpty: Bool { end == 0 }
    /// How many bytes fit before the storage has to grow.
    @inlinable package var capacity: Int { storage.count }

    /// The bytes, valid as long as the buffer is not changed.
    @inlinable
    package var span: Span<UInt8> {
        @_lifetime(borrow self)
        get {
            let bytes = UnsafeRawBufferPointer(start: storage.baseAddress, count: end)
            let span = Span<UInt8>(_unsafeBytes: bytes)
            return _overrideLifetime(span, borrowing: self)
        }
    }

    @inlinable
    package subscript(offset: Int) -> UInt8 {
        precondition(offset >= 0 && offset < end, "an offset outside the buffer")
        return storage[offset]
    }

    /// Makes sure that `additional` more bytes fit.
    @inlinable
    package mutating func reserve(_ additional: Int) {
        if storage.count &- end < additional { grow(by: additional) }
    }

    @usableFromInline
    @inline(never)
    package mutating func grow(by additional: Int) {
        let wanted = max(end + additional, storage.count * 2, 64)
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: wanted, alignment: 16)
        if end > 0 { larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[..<end])) }
        storage.deallocate()
        storage = larger
    }

    /// Empties the buffer and keeps its storage.
    @inlinable package mutating func removeAll() { end = 0 }

    /// Empties the buffer and gives its storage back, unless that is at most `kept` bytes.
    @inlinable
    package mutating func removeAll(keepingCapacityUpTo kept: Int) {
        end = 0
        if storage.count > kept { giveStorageBack() }
    }

    @usableFromInline
    @inline(never)
    package mutating func giveStorageBack() {
        storage.deallocate()
        storage = .init(start: nil, count: 0)
    }

    /// Drops what stands behind the first `count` bytes.
    @inlinable
    package mutating func truncate(to count: Int) {
        precondition(count >= 0 && count <= end, "a buffer does not grow by truncating it")
        end = count
    }

    /// Drops the first `count` bytes and moves the others to the front.
    package mutating func removeFirst(_ count: Int) {
        precondition(count >= 0 && count <= end, "more bytes than there are")
        guard count > 0, let base = storage.baseAddress else { return }
        base.copyMemory(from: base + count, byteCount: end - count)
        end -= count
    }

    /// Lets `fill` write behind the bytes that are there, into at least `minimum` free ones, and
    /// keeps as many as it says that it wrote.
    @inlinable
    package mutating func append<Failure: Error>(
        minimum: Int,
        fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        reserve(minimum)
        let free = UnsafeMutableRawBufferPointer(rebasing: storage[end...])
        let written = try fill(free)
        precondition(written >= 0 && written <= free.count, "more bytes than the space given")
        end &+= written
    }
}

extension ByteBuffer {
    /// Writes over bytes that are there already.
    package mutating func replace(at offset: Int, with bytes: Span<UInt8>) {
        precondition(offset >= 0 && offset + bytes.count <= end, "bytes outside the buffer")
        bytes.withUnsafeBytes { source in
            UnsafeMutableRawBufferPointer(rebasing: storage[offset..<offset + source.count])
                .copyMemory(from: source)
        }
    }
}
