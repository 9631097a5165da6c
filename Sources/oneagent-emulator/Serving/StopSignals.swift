import Dispatch
import Emulator
import Glibc
import Synchronization
import SystemCalls

/// What tells a serving process to stop, or to open its files again.
///
/// It has a queue of its own: the loop's may be busy, and a second signal must end the program even
/// then.
final class StopSignals: Sendable {
    enum Request: Sendable {
        case stop
        case reopenFiles
    }

    /// Requests in the order in which they came.
    let requests: AsyncStream<Request>
    private let continuation: AsyncStream<Request>.Continuation
    private let queue = DispatchQueue(label: "oneagent-emulator.signals")
    private let isStopping = Atomic<Bool>(false)

    init() {
        (requests, continuation) = AsyncStream.makeStream()
    }

    /// Takes over TERM, INT and HUP, and makes writing to a closed pipe, or beyond a limit on file
    /// sizes, an ordinary error.
    ///
    /// - Returns: the sources, which work for as long as they are kept.
    func takeOver() -> [any DispatchSourceSignal] {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // A limit on file sizes (ulimit -f) is then an error of the write, as a full disk is.
        signal(SIGXFSZ, SIG_IGN)
        return [SIGTERM, SIGINT, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { [self] in
                number == SIGHUP ? reopen() : stop(because: number)
            }
            source.activate()
            return source
        }
    }

    /// Stops when the process that started this one ends.
    func watchParent() throws(SystemError) -> ParentWatch {
        try ParentWatch(queue: queue) { [self] in continuation.yield(.stop) }
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
        // The first asks; the second has waited long enough.
        if isStopping.exchange(true, ordering: .relaxed) { _exit(128 + number) }
        continuation.yield(.stop)
    }
}
