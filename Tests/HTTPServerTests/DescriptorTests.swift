import Glibc
import Sockets
import SystemCalls
import Testing

@testable import HTTPServer

/// When descriptors run out.
struct DescriptorTests {
    /// In a process of its own, because the limit is the process's.
    @Test
    func `out of descriptors it serves those it has, and takes others when one ends`() async {
        await #expect(processExitsWith: .success) {
            let harness = try ServerHarness()
            var failures = 0
            harness.server.acceptingFailed = { _ in failures += 1 }
            // Connected by the system, and waiting to be accepted.
            var clients = try (0..<8).map { _ in try harness.client() }
            try leaveDescriptors(4)
            for (number, client) in clients.enumerated() {
                try client.send(Request.get("/\(number)"))
            }
            harness.settle()
            // The runtime may open and close some of its own meanwhile.
            let served = harness.server.connections.count
            #expect((1..<8).contains(served))
            #expect(failures >= 1)
            #expect(!harness.loop.turn(waiting: 0), "those who wait do not keep the loop busy")
            for number in 0..<served {
                #expect(try clients[number].response()?.text == "/\(number)")
            }

            clients.removeFirst(served)
            for number in served..<8 {
                let client = clients.removeFirst()
                #expect(try client.response()?.text == "/\(number)")
            }
        }
    }

    @Test
    func `it looks again by itself whether there are descriptors`() throws {
        let harness = try ServerHarness()
        harness.server.pauseAccepting(because: SystemError("accept", code: EMFILE))
        let client = try harness.client()
        try client.send(Request.get("/"))
        harness.settle()
        #expect(harness.server.connections.isEmpty)
        #expect(try client.response()?.status == 200)
    }

    @Test
    func `that descriptors ran out is told once until it is over`() throws {
        let harness = try ServerHarness()
        var failures: [SystemError] = []
        harness.server.acceptingFailed = { failures.append($0) }
        let error = SystemError("accept", code: EMFILE)
        for _ in 0..<3 { harness.server.pauseAccepting(because: error) }
        #expect(failures == [error])

        harness.server.setAccepting(true)
        let client = try harness.client()
        try client.send(Request.get("/"))
        #expect(try client.response()?.status == 200)
        harness.server.pauseAccepting(because: error)
        #expect(failures == [error, error])
    }
}

/// Lowers the limit, and takes what lies below it, until so many more can be opened.
private func leaveDescriptors(_ count: Int) throws {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    getrlimit(resource, &limit)
    let last = (0..<1_024).last { fcntl($0, F_GETFD) >= 0 } ?? 0
    limit.rlim_cur = rlim_t(Int(last) + 1 + count)
    try #require(setrlimit(resource, &limit) == 0)
    var taken: [Int32] = []
    while case let copy = dup(0), copy >= 0 { taken.append(copy) }
    for copy in taken.suffix(count) { close(copy) }
}
