/// When an event starts and ends, as far as that is known now (contract 2.4).
package struct EventLife: Equatable, Sendable {
    /// Minutes that an event lasts when it says neither how long nor until when.
    package static let defaultTimeout: Int64 = 15
    /// Minutes; a longer timeout becomes this one without an error.
    package static let maximumTimeout: Int64 = 360
    /// DAVLIM: an active event is closed after 60 days, however often it is refreshed.
    package static let maximumDays: Int64 = 60

    package let start: Timestamp
    /// The first moment at which the event is closed; never before `start`.
    package let end: Timestamp

    /// The life of an event that was just received.
    ///
    /// Times are taken as they are, however far away: what may be ingested is the judge's to say.
    ///
    /// - Parameters:
    ///   - type: decides what becomes of the end: a `WARNING` is a point in time, and only an event
    ///     that opens a problem is closed after 60 days.
    ///   - received: when the event came in; it starts then, unless it says otherwise.
    ///   - startTime: what the event says of its start.
    ///   - endTime: what the event says of its end; it wins over the timeout.
    ///   - timeout: minutes from the start on, 15 when there is none.
    package init(
        of type: EventType, received: Timestamp, startTime: Timestamp? = nil,
        endTime: Timestamp? = nil, timeout: Int64? = nil
    ) {
        let start = startTime ?? received
        let end = endTime ?? start.adding(timeout)
        self.init(
            start: start, end: type == .warning ? start : end, isCapped: type.isProblemOpening)
    }

    private init(start: Timestamp, end: Timestamp, isCapped: Bool) {
        let latest = start.adding(Self.maximumDays, times: Timestamp.millisecondsPerDay)
        self.start = start
        self.end = max(start, isCapped ? min(end, latest) : end)
    }

    /// The life of an open event that opens a problem, once the same event has come in again
    /// (contract 0.5, refresh): it keeps its start, and its end is told anew.
    ///
    /// - Parameters:
    ///   - received: when the later event came in; its timeout counts from here.
    ///   - endTime: what the later event says of its end.
    ///   - timeout: minutes, 15 when there are none.
    /// - Returns: a life that ends 60 days after its start at the latest.
    package func refreshed(
        at received: Timestamp, endTime: Timestamp? = nil, timeout: Int64? = nil
    ) -> EventLife {
        EventLife(start: start, end: endTime ?? received.adding(timeout), isCapped: true)
    }

    /// How many minutes a timeout comes to, from 1 to 360.
    package static func effectiveTimeout(_ minutes: Int64?) -> Int64 {
        max(min(minutes ?? defaultTimeout, maximumTimeout), 1)
    }

    /// Whether the event's status is `OPEN` then; at its end it is closed.
    package func isOpen(at moment: Timestamp) -> Bool { moment < end }
}

extension Timestamp {
    fileprivate func adding(_ timeout: Int64?) -> Timestamp {
        adding(EventLife.effectiveTimeout(timeout), times: Self.millisecondsPerMinute)
    }

    /// The moment so many units later, or the last one that there is.
    fileprivate func adding(_ amount: Int64, times unit: Int64) -> Timestamp {
        let (sum, isBeyond) = milliseconds.addingReportingOverflow(amount * unit)
        return Timestamp(milliseconds: isBeyond ? .max : sum)
    }
}
