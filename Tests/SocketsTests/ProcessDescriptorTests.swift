import Glibc
import Sockets
import SystemCalls
import Testing

struct ProcessDescriptorTests {
    @Test
    func `the end of a process makes its descriptor ready`() throws {
        var process: pid_t = 0
        var arguments = [strdup("sleep"), strdup("60"), nil]
        defer { arguments.forEach { free($0) } }
        try #require(posix_spawnp(&process, "sleep", nil, nil, &arguments, nil) == 0)

        let watcher = TestWatcher()
        let loop = try EventLoop()
        let descriptor = try ProcessDescriptor(process)
        try loop.add(watcher, descriptor: descriptor.rawDescriptor, interest: .read)
        #expect(!loop.turn(waiting: 0))
        kill(process, SIGKILL)
        #expect(loop.turn(waiting: 10_000))
        #expect(watcher.interests == [.read])
        var status: Int32 = 0
        #expect(waitpid(process, &status, 0) == process)
    }

    @Test
    func `a process that is not there cannot be watched`() {
        let error = #expect(throws: SystemError.self) {
            _ = try ProcessDescriptor(.max).rawDescriptor
        }
        #expect(error?.code == ESRCH)
    }
}
