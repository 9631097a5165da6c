/// When an event of some type may start (contract 2.3); both ends belong to it.
struct TimeWindow {
    let earliest: Timestamp
    let latest: Timestamp
    /// How long ago and how far ahead that is, for messages.
    let pastText: String
    let futureText: String

    init(of type: EventType, at now: Timestamp) {
        let day = Timestamp.millisecondsPerDay
        let (past, future) =
            type.isProblemOpening
            ? (6 * Timestamp.millisecondsPerHour, 5 * Timestamp.millisecondsPerMinute)
            : (30 * day, 7 * day)
        earliest = Timestamp(milliseconds: now.milliseconds - past)
        latest = Timestamp(milliseconds: now.milliseconds + future)
        pastText = type.isProblemOpening ? "6 hours" : "30 days"
        futureText = type.isProblemOpening ? "5 minutes" : "7 days"
    }
}
