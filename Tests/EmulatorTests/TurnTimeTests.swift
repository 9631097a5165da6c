import ByteBuffers
import EventsAPI
import HTTP1
import Synchronization
import Testing

@testable import Emulator

/// A clock that a test moves.
final class MovedClock: Sendable {
    private let moment: Atomic<Int64>

    init(_ milliseconds: Int64) { moment = Atomic(milliseconds) }

    func move(to milliseconds: Int64) { moment.store(milliseconds, ordering: .relaxed) }

    var clock: EmulatorClock {
        EmulatorClock { Timestamp(milliseconds: self.moment.load(ordering: .relaxed)) }
    }
}

@Suite struct TurnTimeTests {
    @Test(arguments: [
        (1_795_411_200_123, "2026-11-23T05:20:00.123Z", "Mon, 23 Nov 2026 05:20:00 GMT"),
        (0, "1970-01-01T00:00:00.000Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
        (-1, "1969-12-31T23:59:59.999Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
        (-1_000, "1969-12-31T23:59:59.000Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
        (951_782_399_999, "2000-02-28T23:59:59.999Z", "Mon, 28 Feb 2000 23:59:59 GMT"),
        (4_102_444_799_001, "2099-12-31T23:59:59.001Z", "Thu, 31 Dec 2099 23:59:59 GMT"),
    ])
    func `a moment is one for records and for Date`(
        _ milliseconds: Int64, _ text: String, _ date: String
    ) {
        let time = TurnTime(.frozen(at: Timestamp(milliseconds: milliseconds)))
        #expect(time.now.milliseconds == milliseconds)
        #expect(String(time.text.span) == text)
        #expect(Self.text(of: time.date) == date)
    }

    @Test func `a turn has the time at which it was refreshed`() {
        let moved = MovedClock(1_999)
        var time = TurnTime(moved.clock)
        // Within a second, over its end, and back again.
        for milliseconds: Int64 in [1_999, 2_000, 2_001, 61_001, 5, 86_400_000, -5, 2_000] {
            moved.move(to: milliseconds)
            let before = time.now
            #expect(time.now == before)
            time.refresh()
            #expect(time.now.milliseconds == milliseconds)
            var expected = ByteBuffer()
            Timestamp(milliseconds: milliseconds).append(to: &expected)
            #expect(String(time.text.span) == String(expected.span))
            let second = milliseconds < 0 ? -1 : Int(milliseconds / 1_000)
            #expect(Self.text(of: time.date) == Self.text(of: HTTPDate(secondsSince1970: second)))
        }
    }

    private static func text(of date: HTTPDate) -> String {
        var buffer = ByteBuffer()
        date.append(to: &buffer)
        return String(buffer.span)
    }
}
