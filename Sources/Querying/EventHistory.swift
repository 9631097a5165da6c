import EventsAPI
import JSONParsing
package import Recording
package import SystemCalls

/// The events that a record makes, each with its life: a fold over the record's lines.
///
/// It knows nothing that is not in the record, so that a restart changes no id. It is brought up to
/// date when it is asked, and costs those who post nothing.
package struct EventHistory: ~Copyable {
    var index = EventIndex()
    /// The problem-opening event of each correlation id that was open when it was last looked at:
    /// the bits of its key and its ordinal.
    private var problems: [UInt64: Problem] = [:]
    /// When so many are noted, those that are closed are forgotten.
    private var problemsToSweep = Self.fewProblems

    /// Where the lines are that were read.
    private var source: (any LineSource)?
    private var nextOffset = 0
    private var line = ReportLine()

    private static let fewProblems = 4_096

    private struct Problem {
        let key: EventKey
        let ordinal: UInt64
    }

    package init() {}

    /// How many events there are.
    package var count: Int { index.count }
    /// How many bytes the index of the events takes.
    package var indexBytes: Int { index.byteCount }

    /// Reads what was added to a record since the last time; all of it if it is another one.
    package mutating func catchUp(with source: any LineSource) throws(SystemError) {
        if let known = self.source, !source.continues(known) { forgetAll() }
        self.source = source
        guard nextOffset < source.endOffset else { return }
        try source.forEachLine(from: nextOffset) { offset, bytes in
            take(bytes, at: offset)
            // A read that fails further on is to find no line a second time.
            nextOffset = offset + bytes.count + 1
        }
        nextOffset = source.endOffset
    }

    private mutating func forgetAll() {
        index = EventIndex()
        problems = [:]
        problemsToSweep = Self.fewProblems
        nextOffset = 0
    }

    private mutating func take(_ bytes: Span<UInt8>, at offset: Int) {
        guard offset <= ReportPlace.maximumOffset, line.read(bytes, withProperties: false),
            let times = ReportedTimes(line, bytes)
        else { return }
        for (entity, range) in line.correlationIDs.enumerated() {
            guard entity <= ReportPlace.maximumEntity,
                let correlationID = UInt64(hexadecimal: bytes.extracting(range))
            else { continue }
            add(
                times, correlationID: correlationID,
                at: ReportPlace(offset: offset, entity: entity))
        }
    }

    /// Adds a report: a refresh of the open problem that it is about, or else an event of its own
    /// (contract 0.5, "Refresh").
    private mutating func add(
        _ times: ReportedTimes, correlationID: UInt64, at place: ReportPlace
    ) {
        let isProblem = times.type.isProblemOpening
        if isProblem, var event = openProblem(correlationID, at: times.received) {
            event.endTime = times.refreshedEnd(of: event.startTime)
            event.report = place
            return index.replace(event)
        }
        let life = times.life
        let key = EventKey(EventIdentifier(correlationID: correlationID, startTime: life.start))
        let ordinal = min(
            index.lastOrdinal(of: key).map { $0 + 1 } ?? 0, EventChunk.maximumOrdinal)
        index.insert(
            IndexedEvent(
                key: key, ordinal: ordinal, type: times.type, endTime: life.end, report: place))
        guard isProblem else { return }
        problems[correlationID] = Problem(key: key, ordinal: ordinal)
        if problems.count >= problemsToSweep { sweepProblems(at: times.received) }
    }

    private func openProblem(_ correlationID: UInt64, at moment: Timestamp) -> IndexedEvent? {
        guard let problem = problems[correlationID],
            let event = index.event(problem.key, problem.ordinal), event.isOpen(at: moment)
        else { return nil }
        return event
    }

    private mutating func sweepProblems(at moment: Timestamp) {
        var open: [UInt64: Problem] = [:]
        for (correlationID, problem) in problems
        where index.event(problem.key, problem.ordinal)?.isOpen(at: moment) ?? false {
            open[correlationID] = problem
        }
        problems = open
        problemsToSweep = max(Self.fewProblems, 2 * open.count)
    }
}

extension UInt64 {
    /// Reads the lower-case digits of a correlation id (contract 3.1).
    init?(hexadecimal text: Span<UInt8>) {
        guard 1...16 ~= text.count else { return nil }
        self = 0
        for place in text.indices {
            switch text[place] {
            case let byte where byte &- UInt8(ascii: "0") < 10:
                self = self << 4 | UInt64(byte - UInt8(ascii: "0"))
            case let byte where byte &- UInt8(ascii: "a") < 6:
                self = self << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
    }
}
