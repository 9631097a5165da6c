import Dispatch
import HTTP1
import HTTPServer
import Recording
import Sockets
import SystemCalls
import TLS

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
    /// What serves the ActiveGate, when there is one.
    private var activeGate: ActiveGate?
    /// What is shown nowhere.
    private(set) var secrets = SecretValues()
    @exclusivity(unchecked) var time: TurnTime
    @exclusivity(unchecked) var journal = Journal(capacity: 4 << 20)
    private(set) var readyLine: ReadyLine

    /// Brings what a background queue has read back to the loop's queue.
    var handBack: @Sendable (@escaping @Sendable (EmulatorCore) -> Void) -> Void = { _ in }
    /// What waits for a background queue, by the number of its call.
    private var waitingReads: [Int: (ReadOutcome) -> Void] = [:]
    private var readsBegun = 0

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
        let oneAgent = try listen(
            on: configuration.host, configuration.port, of: "--port", configuration,
            handler: OneAgentSurface(core: self, control: control, configuration: configuration))
        let controlEndpoint = try listen(
            on: configuration.controlHost, configuration.controlPort, of: "--control-port",
            configuration, handler: ControlSurface(control))
        let readyActiveGate = try configuration.activeGate.map { wanted throws(EmulatorError) in
            try listen(wanted, configuration)
        }
        readyLine = ReadyLine(
            oneAgent: oneAgent.address, activeGate: readyActiveGate,
            control: controlEndpoint.address, recordPath: configuration.recordPath)
    }

    private func listen(
        _ wanted: ActiveGateConfiguration, _ configuration: EmulatorConfiguration
    ) throws(EmulatorError) -> ReadyActiveGate {
        let activeGate = try ActiveGate(wanted, configuration, core: self)
        self.activeGate = activeGate
        secrets = SecretValues(activeGate.tokens)
        let endpoint = try listen(
            on: wanted.host, wanted.port, of: "--activegate-port", configuration,
            handler: activeGate.surface, tls: activeGate.context)
        activeGate.queries.prepare(recorder.lines())
        return activeGate.ready(at: endpoint.address)
    }

    private func listen(
        on host: String, _ port: UInt16, of option: String,
        _ configuration: EmulatorConfiguration, handler: any RequestHandler,
        tls: TLSContext? = nil
    ) throws(EmulatorError) -> Endpoint {
        try EmulatorError.listening(
            on: host, port, of: option, allowsRemote: configuration.allowsRemote
        ) { address throws(SystemError) in
            try server.listen(
                address, handler: handler, limits: ServerLimits(configuration.limits), tls: tls)
        }
    }

    /// Runs work on a queue beside the loop, and hands what it has brought to `finish` on the loop.
    func beside(
        _ queue: DispatchQueue, _ work: @escaping @Sendable () -> ReadOutcome,
        then finish: @escaping (ReadOutcome) -> Void
    ) {
        readsBegun += 1
        let (number, handBack) = (readsBegun, handBack)
        waitingReads[number] = finish
        queue.async {
            let outcome = work()
            handBack { core in
                core.waitingReads.removeValue(forKey: number)?(outcome)
            }
        }
    }

    /// Runs an action once this turn's commit is done, whether it succeeded or not.
    func afterCommit(_ action: @escaping () -> Void) {
        afterCommitActions.append(action)
    }

    /// Writes and lets go of the files. Nothing may be served any more.
    func close() {
        server.close()
        activeGate?.close()
        activeGate = nil
        waitingReads = [:]
        journalFile?.close()
        try? recorder.close()
    }
}
