import Dispatch
import Glibc
import HTTPServer
import Sockets

/// A server on a queue of its own, as a program has it.
actor ServingActor {
    private let executor: LoopExecutor
    private let harness: ServerHarness
    private var source: (any DispatchSourceRead)?
    nonisolated let address: SocketAddress

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        executor.asUnownedSerialExecutor()
    }

    init() throws {
        executor = try LoopExecutor(label: "test.server")
        harness = try ServerHarness()
        address = harness.endpoint.address
    }

    func start() throws {
        try executor.attach(to: harness.loop)
        let source = DispatchSource.makeReadSource(
            fileDescriptor: harness.loop.rawDescriptor, queue: executor.queue)
        source.setEventHandler { [unowned self] in
            assumeIsolated { $0.executor.run($0.harness.loop) { 60_000 } }
        }
        source.activate()
        self.source = source
    }

    var waitingCount: Int { harness.handler.waiting.count }

    func completeAll(_ text: String) { harness.handler.completeAll(text) }

    func stop() async {
        harness.server.close()
        guard let source else { return }
        await withCheckedContinuation { done in
            source.setCancelHandler { done.resume() }
            source.cancel()
        }
    }

    /// A client that waits for its own descriptor, as the server runs elsewhere.
    nonisolated func client() throws -> TestClient {
        try TestClient(to: address) { descriptor in
            var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            poll(&polled, 1, 100)
        }
    }
}
