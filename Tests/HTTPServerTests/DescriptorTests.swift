import Glibc
import Sockets
import SystemCalls
import Testing

@testable import HTTPServer

/// When descriptors run out: in processes of their own, because the limit is the process's.
struct DescriptorTests {
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
            // The runtime may open one or the other of its own.
            let served = harness.server.connections.count
            #expect((1...4).contains(served))
            #expect(failures >= 1)
            #expect(!harness.loop.turn(waiting: 0), "those who wait do not keep the loop busy")
            for number in 0..<served {
                #expect(try clients[number].response()?.text == "/\(number)")
            }

            clients.removeFirst(served)
            for (number, client) in clients.enumerated() {
                #expect(try client.response()?.text == "/\(number + served)")
            }
        }
    }

    @Test
    func `it looks again by itself whether there are descriptors`() async {
        await #expect(processExitsWith: .success) {
            let harness = try ServerHarness()
            let client = try harness.client()
            try leaveDescriptors(0)
            try client.send(Request.get("/"))
            harness.settle()
            #expect(harness.server.connections.isEmpty)
            #expect(harness.server.earliestDeadline < harness.server.now + 1_000_000_000)
            try leaveDescriptors(10)
            #expect(try client.response()?.status == 200)
        }
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

/// Lowers or raises the limit so that so many more can be opened.
private func leaveDescriptors(_ count: Int32) throws {
    var limit = rlimit()
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    getrlimit(resource, &limit)
    limit.rlim_cur = limit.rlim_max
    setrlimit(resource, &limit)
    let next = dup(0)
    close(next)
    limit.rlim_cur = rlim_t(next + count)
    try #require(setrlimit(resource, &limit) == 0)
}

extension MonotonicTime {
    fileprivate static func + (time: MonotonicTime, nanoseconds: Int64) -> MonotonicTime {
        MonotonicTime(nanoseconds: time.nanoseconds + nanoseconds)
    }
}
