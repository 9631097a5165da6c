import HTTP1
import HTTPServer
import Recording
import Sockets
import SystemCalls

/// All state of one emulator. It is confined to the loop's queue, so nothing in it is locked.
///
/// What is marked `@exclusivity(unchecked)` is touched by every request, by functions that call
/// nothing of this class; the run-time check would cost about a hundred instructions an access.
/// Listener, server and this form a cycle, which `close` ends.
final class EmulatorCore: ServerOwner {
    static let mainSession = "main"

    let loop: EventLoop
    let server: HTTPServer
    let recorder: Recorder
    let journalFile: LineWriter?
    let observer: EmulatorObserver
    @exclusivity(unchecked) var time: TurnTime
    @exclusivity(unchecked) var journal = Journal(capacity: 4 << 20)
    private(set) var readyLine: ReadyLine

    /// Brings what a background queue has read back to the loop's queue.
    var handBack: @Sendable (@escaping @Sendable (EmulatorCore) -> Void) -> Void = { _ in }
    /// What waits for a background queue, by the number of its call.
    var waitingReads: [Int: (Result<[UInt8], ControlError>) -> Void] = [:]
    var readsBegun = 0

    @exclusivity(unchecked) var afterCommitActions: [() -> Void] = []
    /// What people are told of this turn's requests, and whether each waits for the commit.
    @exclusivity(unchecked) var reports: [(report: RequestReport, awaitsCommit: Bool)] = []
    var isCommitted = true
    var recordIsFailing = false

    /// Counts the runs of `DELETE events`, from 1; lists show what came after the last one.
    var generation = 1
    /// The number of the last line that lists no longer show.
    var generationFloor: Int

    init(
        _ configuration: EmulatorConfiguration, clock: EmulatorClock, observer: EmulatorObserver
    ) throws(EmulatorError) {
        self.observer = observer
        time = TurnTime(clock)
        recorder = try EmulatorError.recording {
            () throws(RecorderError) in
            try Recorder(
                RecordDestination(configuration.recordPath),
                synchronizes: configuration.synchronizesRecord)
        }
        generationFloor = recorder.lastSequence
        journalFile = try configuration.journalPath.map { path throws(EmulatorError) in
            try EmulatorError.recording { () throws(RecorderError) in try LineWriter(path: path) }
        }
        do {
            loop = try EventLoop()
        } catch {
            throw .system(error)
        }
        server = HTTPServer(loop: loop)
        readyLine = ReadyLine(
            oneAgent: .loopback(port: 0), control: .loopback(port: 0),
            recordPath: configuration.recordPath)
        server.owner = self
        server.acceptingFailed = { observer.incident(.outOfDescriptors($0.reason)) }
        do throws(EmulatorError) {
            try listen(configuration)
        } catch {
            // The server holds its owner: else ports and record would stay taken.
            close()
            throw error
        }
    }

    private func listen(_ configuration: EmulatorConfiguration) throws(EmulatorError) {
        let control = ControlAPI(core: self, configuration: configuration)
        let limits = ServerLimits(configuration.limits)
        let oneAgent = try EmulatorError.listening(
            on: configuration.host, configuration.port, of: "--port",
            allowsRemote: configuration.allowsRemote
        ) { address throws(SystemError) in
            try server.listen(
                address,
                handler: OneAgentSurface(
                    core: self, control: control, configuration: configuration),
                limits: limits)
        }
        let controlEndpoint = try EmulatorError.listening(
            on: configuration.controlHost, configuration.controlPort, of: "--control-port",
            allowsRemote: configuration.allowsRemote
        ) { address throws(SystemError) in
            try server.listen(address, handler: ControlSurface(control), limits: limits)
        }
        readyLine = ReadyLine(
            oneAgent: oneAgent.address, control: controlEndpoint.address,
            recordPath: configuration.recordPath)
    }

    /// Runs an action once this turn's commit is done, whether it succeeded or not.
    func afterCommit(_ action: @escaping () -> Void) {
        afterCommitActions.append(action)
    }

    /// Writes and lets go of the files. Nothing may be served any more.
    func close() {
        server.close()
        journalFile?.close()
        try? recorder.close()
    }
}
