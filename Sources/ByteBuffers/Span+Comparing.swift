import Glibc

extension Span<UInt8> {
    /// Whether both have the same bytes.
    package func isEqual(to other: Span<UInt8>) -> Bool {
        count == other.count && hasPrefix(other)
    }

    /// Whether the bytes begin with those of another span.
    package func hasPrefix(_ prefix: Span<UInt8>) -> Bool {
        guard count >= prefix.count else { return false }
        return withUnsafeBytes { mine in
            prefix.withUnsafeBytes { theirs in
                // Nothing has no address, and begins everything.
                guard let start = mine.baseAddress, let other = theirs.baseAddress else {
                    return theirs.isEmpty
                }
                return memcmp(start, other, theirs.count) == 0
            }
        }
    }
}
