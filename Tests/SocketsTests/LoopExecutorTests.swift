import Sockets
import Testing

@Suite(.timeLimit(.minutes(1)))
struct LoopExecutorTests {
    @Test
    func `work that is handed over runs between the turns of a loop that is always busy`()
        async throws
    {
        let owner = try LoopOwner()
        try await owner.start(lingering: 60_000)
        await owner.call(forEver: true)
        while await owner.calls == 0 { await Task.yield() }
        var waits: [Int64] = []
        var calls = 0
        for _ in 0..<101 {
            let start = MonotonicTime.now.nanoseconds
            calls = await owner.calls
            waits.append(MonotonicTime.now.nanoseconds - start)
        }
        #expect(waits.sorted()[50] < 20_000_000)
        // And the loop is not starved by it.
        let before = calls
        while await owner.calls < before + 100 { await Task.yield() }
        await owner.stop()
    }

    @Test
    func `work that is handed over wakes a loop that lingers`() async throws {
        let owner = try LoopOwner()
        try await owner.start(lingering: 60_000)
        await owner.call(forEver: false)
        for calls in 1...20 {
            while await owner.calls < calls { await Task.yield() }
            await owner.call(forEver: false)
        }
        await owner.stop()
    }

    @Test
    func `many that hand over work at once all have it done`() async throws {
        let owner = try LoopOwner()
        try await owner.start(lingering: 60_000)
        await owner.call(forEver: true)
        let sum = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<200 { group.addTask { await owner.calls >= 0 ? 1 : 0 } }
            return await group.reduce(0, +)
        }
        #expect(sum == 200)
        await owner.stop()
    }
}
