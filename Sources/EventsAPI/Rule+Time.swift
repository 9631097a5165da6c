/// When an event starts, and when it ends.
extension Rule {
    static let startTimeNotInteger = refusal(
        "startTime.not-integer", "The start time is a whole number",
        "POST an event; contract 2.1", .documented)
    static let startTimeOutOfRange = refusal(
        "startTime.out-of-range", "The start time fits into 64 bits",
        "POST an event; contract 2.1", .documented)
    static let startTimeTooOld = status(
        .invalidTimestamps, "startTime.too-old",
        "The start time is at most 6 hours ago for an event that opens a problem, 30 days for one"
            + " that informs",
        "POST an event; contract 2.3", .assumed)
    static let startTimeTooFarAhead = status(
        .invalidTimestamps, "startTime.too-far-ahead",
        "The start time is at most 5 minutes ahead for an event that opens a problem, 7 days for"
            + " one that informs",
        "POST an event; contract 2.3", .assumed)
    static let startTimeWrongUnit = warning(
        "startTime.wrong-unit", "The start time counts milliseconds since 1970",
        "POST an event; contract 2.3", .observed)

    static let endTimeNotInteger = refusal(
        "endTime.not-integer", "The end time is a whole number",
        "POST an event; contract 2.1", .documented)
    static let endTimeOutOfRange = refusal(
        "endTime.out-of-range", "The end time fits into 64 bits",
        "POST an event; contract 2.1", .documented)
    static let endTimeBeforeStart = status(
        .invalidTimestamps, "endTime.before-start",
        "The end time is not before the start time, nor before now when there is none",
        "contract 2.3", .assumed)
    static let endTimeWrongUnit = warning(
        "endTime.wrong-unit", "The end time counts milliseconds since 1970",
        "POST an event; contract 2.3", .observed)

    static let timeoutNotInteger = refusal(
        "timeout.not-integer", "The timeout is a whole number",
        "POST an event; contract 2.1", .documented)
    static let timeoutOutOfRange = refusal(
        "timeout.out-of-range", "The timeout fits into 32 bits",
        "POST an event; contract 2.1", .documented)
    static let timeoutTooSmall = refusal(
        "timeout.too-small", "The timeout is at least one minute", "contract 2.4", .assumed)
    static let timeoutCapped = warning(
        "timeout.capped", "The timeout is at most 360 minutes; a longer one becomes that",
        "POST an event; contract 2.4", .documented)

    static let ofTime: [Rule] = [
        startTimeNotInteger, startTimeOutOfRange, startTimeTooOld, startTimeTooFarAhead,
        startTimeWrongUnit, endTimeNotInteger, endTimeOutOfRange, endTimeBeforeStart,
        endTimeWrongUnit, timeoutNotInteger, timeoutOutOfRange, timeoutTooSmall, timeoutCapped,
    ]
}
