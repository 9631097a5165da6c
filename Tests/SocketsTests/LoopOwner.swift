import Dispatch
import Sockets
import SystemCalls

/// An actor on the queue of a loop, as a program owns one.
actor LoopOwner {
    private let executor: LoopExecutor
    private let loop: EventLoop
    private let pipe: Pipe
    private var source: (any DispatchSourceRead)?
    private(set) var calls = 0

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    init() throws {
        executor = try LoopExecutor(label: "test.loop")
        loop = try EventLoop()
        pipe = try Pipe()
    }

    /// Serves the loop, waiting so long for more before it gives the queue back.
    func start(lingering milliseconds: Int32) throws {
        try executor.attach(to: loop)
        let watcher = TestWatcher { [unowned self] in assumeIsolated { $0.isCalled() } }
        try loop.add(watcher, descriptor: pipe.readEnd, interest: .read)
        let source = DispatchSource.makeReadSource(
            fileDescriptor: loop.rawDescriptor, queue: executor.queue)
        source.setEventHandler { [unowned self] in
            assumeIsolated { $0.executor.run($0.loop) { milliseconds } }
        }
        source.activate()
        self.source = source
    }

    private var staysBusy = false

    /// Makes something ready: once, or in every turn from now on.
    func call(forEver: Bool) {
        staysBusy = forEver
        pipe.fill()
    }

    private func isCalled() {
        calls += 1
        if !staysBusy { pipe.empty() }
    }

    /// The source lets go of the loop's descriptor when this has returned.
    func stop() async {
        pipe.empty()
        guard let source else { return }
        await withCheckedContinuation { done in
            source.setCancelHandler { done.resume() }
            source.cancel()
        }
    }
}
