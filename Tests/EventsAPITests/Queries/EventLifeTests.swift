import EventsAPI
import Testing

struct EventLifeTests {
    private static let minute: Int64 = 60_000
    private static let day: Int64 = 86_400_000
    private static let received: Int64 = 1_795_411_200_000

    @Test(arguments: EventType.allCases)
    func `an event starts when it came in and lasts 15 minutes; a warning is a point`(
        _ type: EventType
    ) {
        let minutes: Int64 = type == .warning ? 0 : 15
        #expect(life(type) == [Self.received, Self.received + minutes * Self.minute])
    }

    @Test(
        arguments: [
            (nil, 15), (1, 1), (30, 30), (360, 360), (361, 360), (Int64.max, 360), (0, 1), (-1, 1),
            (Int64.min, 1),
        ] as [(Int64?, Int64)])
    func `a timeout counts from the start and is at most 360 minutes`(
        _ timeout: Int64?, _ minutes: Int64
    ) {
        let start = Self.received - 5 * Self.minute
        for type in [EventType.customInfo, .errorEvent] {
            #expect(
                life(type, start: start, timeout: timeout)
                    == [start, start + minutes * Self.minute])
        }
    }

    @Test(arguments: [
        (EventType.customInfo, 7, 7), (.customInfo, 100, 100), (.customAlert, 7, 7),
        (.customAlert, 60, 60), (.customAlert, 61, 60), (.customAlert, 0, 0), (.warning, 7, 0),
        (.customInfo, -1, 0), (.customAlert, -1, 0),
    ])
    func `an end wins over a timeout, is not before the start, and a problem lasts 60 days at most`(
        _ type: EventType, _ given: Int64, _ days: Int64
    ) {
        let end = Self.received + given * Self.day
        #expect(
            life(type, end: end, timeout: 30) == [Self.received, Self.received + days * Self.day])
    }

    @Test(arguments: [Int64.min, Int64.min + 1, -1, 0, Int64.max - 1, Int64.max])
    func `no time is too far away to be counted with`(_ time: Int64) {
        for type in EventType.allCases {
            let started = life(type, start: time, timeout: 360)
            #expect(started[0] == time && started[1] >= time)
            let ended = life(type, end: time)
            #expect(ended[0] == Self.received && ended[1] >= Self.received)
        }
        let life = EventLife(
            of: .errorEvent, received: Timestamp(milliseconds: time),
            startTime: Timestamp(milliseconds: time))
        let again = life.refreshed(at: Timestamp(milliseconds: time))
        #expect(again == life)
    }

    @Test(
        arguments: [
            (10, nil, nil, 25), (10, nil, 30, 40), (10, 100, 30, 100), (10, nil, 999, 370),
            (0, nil, nil, 15), (10, 5, nil, 5), (10, -5, nil, 0),
            (86_400 - 20, nil, nil, 86_400 - 5), (86_400 - 10, nil, nil, 86_400),
            (10, 99_999, nil, 86_400),
        ] as [(Int64, Int64?, Int64?, Int64)])
    func `a refresh keeps the start, moves the end and stops at 60 days`(
        _ received: Int64, _ end: Int64?, _ timeout: Int64?, _ expected: Int64
    ) {
        let start = Timestamp(milliseconds: Self.received)
        let first = EventLife(of: .customAlert, received: start, timeout: 360)
        let later = first.refreshed(
            at: after(received), endTime: end.map(after), timeout: timeout)
        #expect(later.start == start)
        #expect(later.end == after(expected))
    }

    @Test func `an event is open until its end and closed at it`() {
        let life = EventLife(of: .errorEvent, received: after(0), timeout: 30)
        #expect(life.isOpen(at: after(0)))
        #expect(life.isOpen(at: Timestamp(milliseconds: life.end.milliseconds - 1)))
        #expect(!life.isOpen(at: after(30)))
        #expect(!EventLife(of: .warning, received: after(0)).isOpen(at: after(0)))
    }

    private func after(_ minutes: Int64) -> Timestamp {
        Timestamp(milliseconds: Self.received + minutes * Self.minute)
    }

    private func life(
        _ type: EventType, start: Int64? = nil, end: Int64? = nil, timeout: Int64? = nil
    ) -> [Int64] {
        let life = EventLife(
            of: type, received: Timestamp(milliseconds: Self.received),
            startTime: start.map(Timestamp.init(milliseconds:)),
            endTime: end.map(Timestamp.init(milliseconds:)), timeout: timeout)
        return [life.start.milliseconds, life.end.milliseconds]
    }
}
