/// The nodes of an entity selector, in storage that is used again from one selector to the next.
///
/// It is never copied, so that appending checks no reference count.
package struct SelectorTape: ~Copyable {
    private var storage: UnsafeMutableBufferPointer<SelectorNode>
    /// How many nodes there are.
    package private(set) var count = 0

    init() {
        storage = .init(start: nil, count: 0)
    }

    deinit {
        storage.deallocate()
    }

    @inline(__always)
    package subscript(index: Int) -> SelectorNode {
        precondition(index >= 0 && index < count, "an index outside the tape")
        return storage[index]
    }

    /// Takes all nodes off and keeps the storage.
    mutating func removeAll() { count = 0 }

    /// Puts a node at the end, one that holds nothing unless `next` says so.
    @inline(__always)
    mutating func append(
        _ kind: SelectorNode.Kind, _ range: Range<Int>, hasEscapes: Bool = false, depth: Int,
        next: Int? = nil
    ) {
        if count == storage.count { grow() }
        storage.initializeElement(
            at: count,
            to: SelectorNode(
                kind, range, hasEscapes: hasEscapes, depth: depth, next: next ?? count &+ 1))
        count &+= 1
    }

    /// Lets the node at `index` hold all that stands behind it.
    mutating func close(_ index: Int) {
        precondition(index >= 0 && index < count, "an index outside the tape")
        storage[index].next = count
    }

    @inline(never)
    private mutating func grow() {
        let larger = UnsafeMutableBufferPointer<SelectorNode>.allocate(
            capacity: max(16, storage.count * 2))
        _ = larger.moveInitialize(fromContentsOf: storage[..<count])
        storage.deallocate()
        storage = larger
    }
}
