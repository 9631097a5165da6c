import Glibc

/// A file descriptor with one owner, closed when the owner goes.
package struct OwnedDescriptor: ~Copyable {
    package let rawValue: Int32

    /// Takes over a descriptor that somebody opened.
    package init(_ rawValue: Int32) {
        self.rawValue = rawValue
    }

    deinit {
        // POSIX leaves the descriptor's state open after EINTR; on Linux it is always closed.
        _ = close(rawValue)
    }
}
