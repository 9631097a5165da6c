/// What a descriptor is watched for, or was found ready for.
///
/// The numbers are epoll's, which `clinux.c` holds against the system's header; they stand here as
/// they are so that asking is a test of a bit in whichever room it is asked.
package struct Interest: OptionSet, Sendable {
    package let rawValue: UInt32

    @inlinable
    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// EPOLLIN
    @inlinable package static var read: Interest { Interest(rawValue: 0x001) }
    /// EPOLLOUT
    @inlinable package static var write: Interest { Interest(rawValue: 0x004) }
    /// EPOLLERR and EPOLLHUP: the connection broke, or both sides ended it. Reported unasked.
    @inlinable package static var hangUp: Interest { Interest(rawValue: 0x008 | 0x010) }
}
