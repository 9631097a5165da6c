import Dispatch
import Glibc
import Synchronization

/// Writes lines for people to standard error, without ever keeping the emulator waiting.
///
/// A reader that is slow, or a pipe that nobody reads, costs lines and not requests: when too many
/// bytes wait, further lines are dropped and counted.
final class Console: Sendable {
    let level: LogLevel
    /// Whether colours are understood: on a terminal, unless NO_COLOR is set (no-color.org).
    let isColored: Bool

    private let queue = DispatchQueue(label: "oneagent-emulator.console")
    private let waitingBytes = Atomic<Int>(0)
    private let dropped = Atomic<Int>(0)
    private static let maximumWaitingBytes = 1 << 20

    init(level: LogLevel?, isQuiet: Bool) {
        let isTerminal = isatty(STDERR_FILENO) == 1
        self.level = isQuiet ? .error : level ?? (isTerminal ? .info : .warning)
        isColored = isTerminal && getenv("NO_COLOR") == nil
    }

    func says(_ level: LogLevel) -> Bool {
        level.rank <= self.level.rank
    }

    /// Writes a line of that level, when it is wanted.
    func say(_ level: LogLevel, _ line: @autoclosure () -> String) {
        guard says(level) else { return }
        write(line() + "\n")
    }

    func error(_ line: String) {
        say(.error, "\(colored("error:", .red)) \(line)")
    }

    func warning(_ line: String) {
        say(.warning, "\(colored("warning:", .yellow)) \(line)")
    }

    /// Waits until what was said is written, but hardly for a reader that does not read: a stop is
    /// to take 50 ms at most.
    func flush() {
        let done = DispatchSemaphore(value: 0)
        queue.async { done.signal() }
        for _ in 0..<40 {
            if done.wait(timeout: .now() + .milliseconds(25)) == .success { return }
            guard Self.takesMore() else { return }
        }
    }

    /// Whether standard error would take bytes now.
    private static func takesMore() -> Bool {
        var waited = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        return poll(&waited, 1, 0) > 0
    }

    private func write(_ text: String) {
        guard waitingBytes.load(ordering: .relaxed) < Self.maximumWaitingBytes else {
            dropped.add(1, ordering: .relaxed)
            return
        }
        let count = text.utf8.count
        waitingBytes.add(count, ordering: .relaxed)
        queue.async {
            self.waitingBytes.subtract(count, ordering: .relaxed)
            let lost = self.dropped.exchange(0, ordering: .relaxed)
            if lost > 0 {
                StandardStream.errors.write(
                    "(\(lost) lines were dropped: standard error is too slow)\n")
            }
            StandardStream.errors.write(text)
        }
    }
}

extension Console {
    enum Color: String {
        case red = "31"
        case green = "32"
        case yellow = "33"
        case dim = "2"
    }

    func colored(_ text: String, _ color: Color) -> String {
        isColored ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension LogLevel {
    fileprivate var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .info: 2
        case .debug: 3
        }
    }
}
