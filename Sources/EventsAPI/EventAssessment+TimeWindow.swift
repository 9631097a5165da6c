import JSONParsing

extension EventAssessment {
    /// contract 2.3: the window depends on the type, and its ends belong to it.
    mutating func judgeStart(_ start: Timestamp, at now: Timestamp) {
        guard let value = outline[.startTime] else { return }
        judgeUnit(of: start, .startTimeWrongUnit, .value(value, of: .startTime))
        guard let type = eventType else { return }
        let window = TimeWindow(of: type, at: now)
        if start < window.earliest {
            findings.note(
                .startTimeTooOld, at: .value(value, of: .startTime),
                "must not be more than \(window.pastText) ago for \(type.wireName)")
        } else if start > window.latest {
            findings.note(
                .startTimeTooFarAhead, at: .value(value, of: .startTime),
                "must not be more than \(window.futureText) ahead for \(type.wireName)")
        }
    }

    /// contract 2.3: an event may end at the moment at which it starts, and not before.
    mutating func judgeEnd(_ end: Timestamp, after start: Timestamp?, at now: Timestamp) {
        guard let value = outline[.endTime] else { return }
        judgeUnit(of: end, .endTimeWrongUnit, .value(value, of: .endTime))
        // A start time that is there but no number says nothing of the order.
        guard start != nil || outline[.startTime] == nil, end < start ?? now else { return }
        findings.note(
            .endTimeBeforeStart, at: .value(value, of: .endTime),
            start == nil
                ? "must not be in the past while there is no startTime"
                : "must not be before startTime")
    }

    private mutating func judgeUnit(
        of time: Timestamp, _ rule: @autoclosure () -> Rule,
        _ place: @autoclosure () -> FindingPlace
    ) {
        guard let unit = TimeUnit(meantBy: time.milliseconds) else { return }
        findings.note(
            rule(), at: place(), "counts milliseconds since 1970; this looks like \(unit)")
    }
}
