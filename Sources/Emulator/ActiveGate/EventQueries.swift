import ByteBuffers
import Dispatch
import EventsAPI
import Querying
import Recording
import Synchronization
import SystemCalls

/// The history of the recorded events, which is asked on a queue of its own: nobody who posts
/// waits for a query.
final class EventQueries: Sendable {
    let queue = DispatchQueue(label: "oneagent-emulator.queries")
    private let environment: QueriedEnvironment
    /// The queue has no second at it; the lock is what lets the compiler see that.
    private let history = Mutex(EventHistory())

    enum Question: Sendable {
        case page(EventListQuery)
        case event(EventIdentifier, asOf: Timestamp)

        /// The id that is asked for, as it was given.
        var text: String {
            guard case .event(let identifier, _) = self else { return "" }
            return identifier.description
        }
    }

    init(_ environment: QueriedEnvironment) {
        self.environment = environment
    }

    /// Begins to read a record, so that the first question need not wait for all of it.
    func prepare(_ source: any LineSource) {
        queue.async { [self] in
            history.withLock { history in
                // A record that cannot be read is told of when somebody asks.
                try? history.catchUp(with: source)
            }
        }
    }

    /// The work that answers a question from the lines that are committed now.
    func answering(
        _ question: Question, from source: any LineSource
    ) -> @Sendable () -> ReadOutcome {
        { [self] in
            do throws(SystemError) {
                return try answer(question, from: source)
            } catch {
                return .failed("The record cannot be read: \(error)")
            }
        }
    }

    private func answer(
        _ question: Question, from source: any LineSource
    ) throws(SystemError) -> ReadOutcome {
        try history.withLock { history throws(SystemError) in
            try history.catchUp(with: source)
            var json = ByteBuffer()
            switch question {
            case .page(let query):
                try history.appendPage(
                    query, from: source, in: environment, warnings: Self.warnings(source),
                    to: &json)
            case .event(let identifier, let moment):
                let isThere = try history.appendEvent(
                    identifier, asOf: moment, from: source, in: environment, to: &json)
                guard isThere else { return .missing }
            }
            return .content(json.span.withUnsafeBytes { Array($0) })
        }
    }

    private static func warnings(_ source: any LineSource) -> [String] {
        guard source is RecentLines else { return [] }
        return ["The record cannot be read back: these are the events that memory still holds."]
    }
}
