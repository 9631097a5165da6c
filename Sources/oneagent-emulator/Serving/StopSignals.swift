import Dispatch
import Emulator
import Glibc
import Sockets
import Synchronization
import SystemCalls

/// What tells a serving process to stop, or to open its files again.
///
/// Signals are held back on all threads and waited for on one of their own. The loop's may be busy,
/// and a second signal must end the program even then; and a Dispatch source would take a signal over
/// at some later moment, so that one which came as soon as the ready file was there got lost.
final class StopSignals: Sendable {
    enum Request: Sendable {
        case stop
        case reopenFiles
    }

    /// Requests in the order in which they came.
    let requests: AsyncStream<Request>
    private let continuation: AsyncStream<Request>.Continuation
    /// When the first signal came that asks to stop, in nanoseconds; 0 before.
    private let stopBegan = Atomic<Int64>(0)

    /// `timeout` and others send a signal to the process and then to its group: to obey the second
    /// one as somebody's impatience, it has to come this much later.
    private static let nanosecondsOfOneRequest: Int64 = 100_000_000

    /// Holds TERM, INT and HUP back on this thread and those that it starts: to be called while there
    /// is no other. Makes writing to a closed pipe, or beyond a limit on file sizes (`ulimit -f`), an
    /// ordinary error.
    init() {
        (requests, continuation) = AsyncStream.makeStream()
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        var held = Self.held
        pthread_sigmask(SIG_BLOCK, &held, nil)
        // Whoever started us may have had them ignored, as shells do with background processes.
        for number in Self.numbers { signal(number, SIG_DFL) }
    }

    private static let numbers = [SIGTERM, SIGINT, SIGHUP]

    private static var held: sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in numbers { sigaddset(&set, number) }
        return set
    }

    /// Obeys the signals from now on, and those that came before.
    func obey() {
        DispatchQueue(label: "oneagent-emulator.signals").async { [self] in
            var held = Self.held
            while true {
                var number: Int32 = 0
                guard sigwait(&held, &number) == 0 else { continue }
                if number == SIGHUP { reopen() } else { stop(because: number) }
            }
        }
    }

    /// Stops when the process that started this one ends.
    func watchParent() throws(SystemError) -> ParentWatch {
        let queue = DispatchQueue(label: "oneagent-emulator.parent")
        return try ParentWatch(queue: queue) { [self] in continuation.yield(.stop) }
    }

    /// Stops when standard input ends: its writer, the suite that started us, is gone.
    func watchStandardInput() {
        DispatchQueue.global(qos: .background).async { [self] in
            var block = [UInt8](repeating: 0, count: 4_096)
            while true {
                let count = read(STDIN_FILENO, &block, block.count)
                if count < 0, errno == EINTR || Self.waitsForInput() { continue }
                if count <= 0 { break }
            }
            continuation.yield(.stop)
        }
    }

    /// Waits where whoever started us made standard input non-blocking; false after any other error.
    private static func waitsForInput() -> Bool {
        guard errno == EAGAIN else { return false }
        var waited = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        return poll(&waited, 1, -1) > 0
    }

    private func reopen() {
        continuation.yield(.reopenFiles)
    }

    private func stop(because number: Int32) {
        let now = MonotonicTime.now.nanoseconds
        let (isFirst, began) = stopBegan.compareExchange(
            expected: 0, desired: now, ordering: .relaxed)
        if isFirst {
            continuation.yield(.stop)
        } else if now - began > Self.nanosecondsOfOneRequest {
            // The first has asked; who sends a second one has waited long enough.
            _exit(128 + number)
        }
    }
}
