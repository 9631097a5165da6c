import ByteBuffers
import EventsAPI
import HTTP1

/// The time of one turn of the loop, read once and written out once.
struct TurnTime: ~Copyable {
    private let clock: EmulatorClock
    private(set) var now = Timestamp(milliseconds: .min)
    /// As record lines and the journal have it: `2026-11-23T05:20:00.123Z`.
    private(set) var text = ByteBuffer(capacity: 32)
    /// How much of it stays for a second: all but the milliseconds and the zone.
    private var secondsLength = 0
    /// The same second, for `Date`.
    private(set) var date = HTTPDate(secondsSince1970: 0)
    /// The second of `date`, counted from 1970.
    private(set) var second = Int64.min

    init(_ clock: EmulatorClock) {
        self.clock = clock
        refresh()
    }

    mutating func refresh() {
        let moment = clock.now
        guard moment != now else { return }
        now = moment
        // Rounded towards the past, also before 1970.
        let seconds = (moment.milliseconds - (moment.milliseconds < 0 ? 999 : 0)) / 1_000
        if seconds != second { beginSecond(seconds) }
        text.truncate(to: secondsLength)
        let rest = UInt64(moment.milliseconds - seconds * 1_000)
        if rest < 100 { text.append(UInt8(ascii: "0")) }
        if rest < 10 { text.append(UInt8(ascii: "0")) }
        text.append(decimal: rest)
        text.append(UInt8(ascii: "Z"))
    }

    /// Writes out what is the same for all of a second.
    private mutating func beginSecond(_ seconds: Int64) {
        second = seconds
        date = HTTPDate(secondsSince1970: Int(seconds))
        text.removeAll()
        Timestamp(milliseconds: seconds * 1_000).append(to: &text)
        secondsLength = text.count - 4
    }
}
