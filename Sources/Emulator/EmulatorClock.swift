package import EventsAPI
import Glibc

/// The one clock of everything that knows a time: rules, record lines, the journal, `Date`.
package struct EmulatorClock: Sendable {
    private let read: @Sendable () -> Timestamp

    /// A clock that asks `read` each time.
    package init(reading read: @escaping @Sendable () -> Timestamp) {
        self.read = read
    }

    package var now: Timestamp { read() }

    /// The clock of the machine.
    package static let system = EmulatorClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(
            milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// A clock that stands still.
    package static func frozen(at moment: Timestamp) -> EmulatorClock {
        EmulatorClock { moment }
    }
}
