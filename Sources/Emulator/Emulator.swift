import Dispatch
import HTTPServer
import Recording
import Sockets
import SystemCalls

/// One running emulator: its listeners, its record and its journal, on an event loop of its own.
package actor Emulator {
    /// How long a loop to which nobody is connected waits before it goes back to Dispatch.
    private static let lingerMilliseconds: Int32 = 8
    /// How long a stop waits for answers that are on their way.
    private static let drainNanoseconds: Int64 = 30_000_000

    private let executor: LoopExecutor
    private let core: EmulatorCore
    /// Where it can be reached.
    package nonisolated let ready: ReadyLine
    /// How much of a torn line was cut off the record's end, where a run before was killed.
    package nonisolated let tornBytes: Int?

    private var source: (any DispatchSourceRead)?
    private var timer: (any DispatchSourceTimer)?
    private var timerIsSetFor = MonotonicTime.distantFuture

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    /// Opens the record, listens, and serves from then on.
    package init(
        _ configuration: EmulatorConfiguration, clock: EmulatorClock = .system,
        observer: EmulatorObserver = EmulatorObserver()
    ) async throws(EmulatorError) {
        do {
            executor = try LoopExecutor(label: "oneagent-emulator.loop")
        } catch {
            throw .system(error)
        }
        core = try EmulatorCore(configuration, clock: clock, observer: observer)
        ready = core.readyLine
        tornBytes = core.recorder.repair?.byteCount
        try start()
    }

    private func start() throws(EmulatorError) {
        do {
            try executor.attach(to: core.loop)
        } catch {
            throw .system(error)
        }
        core.handBack = { [weak self] action in self?.submit(action) }
        let source = DispatchSource.makeReadSource(
            fileDescriptor: core.loop.rawDescriptor, queue: executor.queue)
        source.setEventHandler { self.turn() }
        source.activate()
        self.source = source
        // Not on the loop's queue, which the loop may occupy for as long as anybody is connected.
        let timer = DispatchSource.makeTimerSource()
        timer.setEventHandler { @Sendable [weak self] in self?.submitTick() }
        timer.activate()
        self.timer = timer
    }

    private nonisolated func submit(_ action: @escaping @Sendable (EmulatorCore) -> Void) {
        executor.submit {
            self.assumeIsolated {
                action($0.core)
                // An answer that was brought may have begun a time that is to be kept.
                $0.setTimer()
            }
        }
    }

    private nonisolated func submitTick() {
        executor.submit { self.assumeIsolated { $0.tick() } }
    }

    private func turn() {
        executor.run(core.loop) {
            setTimer()
            return core.server.isDrained ? Self.lingerMilliseconds : -1
        }
    }

    private func tick() {
        timerIsSetFor = .distantFuture
        core.server.tick()
        setTimer()
    }

    /// Under load the turns see to deadlines; this is for when nothing is ready. Without
    /// connections there is no deadline, and no wake-up.
    ///
    /// The loop does not wait with a time limit of its own while anybody is connected: to set and
    /// to clear the system's timer around every wait is dear, above all on a virtual machine.
    private func setTimer() {
        let deadline = core.server.earliestDeadline
        guard deadline < timerIsSetFor else { return }
        timerIsSetFor = deadline
        let wait = max(0, deadline.nanoseconds - MonotonicTime.now.nanoseconds)
        timer?.schedule(
            deadline: .now() + .nanoseconds(Int(wait)), leeway: .milliseconds(10))
    }
}

extension Emulator {
    /// Takes no more connections, answers what was received whole, closes the others and lets the
    /// record go. Takes at most 30 ms for clients that do not read their answers.
    package func stop() async {
        core.server.drain()
        let end = MonotonicTime.now.nanoseconds + Self.drainNanoseconds
        while !core.server.isDrained, MonotonicTime.now.nanoseconds < end {
            core.loop.turn(waiting: 1)
            await Task.yield()
        }
        source?.cancel()
        timer?.cancel()
        core.close()
    }

    /// Opens record and journal again by their names, after they were moved away.
    ///
    /// - Throws: why that failed; the files that were open are kept.
    package func reopenFiles() throws(EmulatorError) {
        try EmulatorError.recording { () throws(RecorderError) in
            if try core.recorder.reopen() == .otherFile { core.beginAnotherRecord() }
            try core.journalFile?.reopen()
        }
    }
}
