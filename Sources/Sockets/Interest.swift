import CLinux

/// What a descriptor is watched for, or was found ready for (epoll's event bits).
package struct Interest: OptionSet, Sendable {
    package let rawValue: UInt32

    @inlinable
    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package static var read: Interest { Interest(rawValue: CLINUX_EPOLLIN) }
    package static var write: Interest { Interest(rawValue: CLINUX_EPOLLOUT) }
    /// The connection broke, or both sides ended it; epoll reports this unasked.
    package static var hangUp: Interest { Interest(rawValue: CLINUX_EPOLLHUP | CLINUX_EPOLLERR) }
}
