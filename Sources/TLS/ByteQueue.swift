import ByteBuffers

/// Bytes that wait between two parties, the first in first out.
///
/// It gives its storage back when it runs empty, unless that is small: a session that is idle
/// does not hold on to what its largest message needed.
struct ByteQueue: ~Copyable {
    private var bytes = ByteBuffer()
    /// How much of `bytes` has left: what stands behind is not moved with every piece.
    private var taken = 0

    private static let keptBytes = 4_096

    var count: Int { bytes.count &- taken }
    var isEmpty: Bool { bytes.count == taken }

    mutating func append(_ more: Span<UInt8>) {
        if taken > 0, bytes.capacity &- bytes.count < more.count { moveToFront() }
        bytes.append(more)
    }

    /// Lends what waits.
    func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        body(bytes.span.extracting(taken..<bytes.count))
    }

    /// Drops the first `amount` bytes.
    mutating func drop(_ amount: Int) {
        precondition(amount >= 0 && amount <= count, "more bytes than wait")
        taken &+= amount
        guard isEmpty else { return }
        bytes.removeAll(keepingCapacityUpTo: Self.keptBytes)
        taken = 0
    }

    /// Moves as much as fits, and says how much that was.
    mutating func take(into destination: UnsafeMutableRawBufferPointer) -> Int {
        let amount = min(count, destination.count)
        guard amount > 0, let start = destination.baseAddress else { return 0 }
        withBytes { waiting in
            waiting.withUnsafeBytes { source in
                guard let first = source.baseAddress else { return }
                start.copyMemory(from: first, byteCount: amount)
            }
        }
        drop(amount)
        return amount
    }

    private mutating func moveToFront() {
        bytes.removeFirst(taken)
        taken = 0
    }
}
