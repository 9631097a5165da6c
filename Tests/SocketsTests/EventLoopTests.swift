import Glibc
import Sockets
import Testing

struct EventLoopTests {
    private let loop: EventLoop
    private let pipe: Pipe

    init() throws {
        loop = try EventLoop()
        pipe = try Pipe()
    }

    @Test
    func `who watches is called when there is something, and as long as it stays`() throws {
        let watcher = TestWatcher()
        try loop.add(watcher, descriptor: pipe.readEnd, interest: .read)
        #expect(!loop.turn(waiting: 0))
        pipe.fill()
        #expect(loop.turn(waiting: 0))
        #expect(loop.turn(waiting: 0))
        pipe.empty()
        #expect(!loop.turn(waiting: 0))
        #expect(watcher.interests == [.read, .read])
    }

    @Test
    func `a descriptor is watched for what is wanted of it now`() throws {
        let watcher = TestWatcher()
        try loop.add(watcher, descriptor: pipe.writeEnd, interest: [])
        #expect(!loop.turn(waiting: 0))
        try loop.modify(pipe.writeEnd, interest: .write)
        #expect(loop.turn(waiting: 0))
        try loop.modify(pipe.writeEnd, interest: [])
        #expect(!loop.turn(waiting: 0))
        #expect(watcher.interests == [.write])
    }

    @Test
    func `that the other side is gone is told unasked`() throws {
        let watcher = TestWatcher()
        try loop.add(watcher, descriptor: pipe.writeEnd, interest: [])
        pipe.closeReadEnd()
        #expect(loop.turn(waiting: 0))
        #expect(watcher.interests.first?.isDisjoint(with: .hangUp) == false)
    }

    @Test
    func `what is removed within a turn is not called any more in it`() throws {
        let other = try Pipe()
        let watchers = [TestWatcher(), TestWatcher()]
        watchers[0].action = { [loop] in loop.remove(other.readEnd) }
        watchers[1].action = { [loop, pipe] in loop.remove(pipe.readEnd) }
        try loop.add(watchers[0], descriptor: pipe.readEnd, interest: .read)
        try loop.add(watchers[1], descriptor: other.readEnd, interest: .read)
        pipe.fill()
        other.fill()
        #expect(loop.turn(waiting: 0))
        #expect(watchers.map(\.interests.count).reduce(0, +) == 1)
        watchers.forEach { $0.action = {} }
    }

    @Test
    func `a number that is given out again within a turn is not called for the one before`() throws
    {
        let pipes = [pipe, try Pipe()]
        let late = TestWatcher()
        let quiet = try Pipe()
        // Whoever is called first puts a quiet pipe in the other's place.
        func replace(_ old: Int32) throws {
            loop.remove(old)
            #expect(dup2(quiet.readEnd, old) == old)
            try loop.add(late, descriptor: old, interest: .read)
        }
        let watchers = [TestWatcher(), TestWatcher()]
        for (index, watcher) in watchers.enumerated() {
            let other = pipes[1 - index].readEnd
            watcher.action = { #expect(throws: Never.self) { try replace(other) } }
            try loop.add(watcher, descriptor: pipes[index].readEnd, interest: .read)
            pipes[index].fill()
        }
        #expect(loop.turn(waiting: 0))
        #expect(watchers.map(\.interests.count).reduce(0, +) == 1)
        #expect(late.interests.isEmpty)

        watchers.forEach { $0.action = {} }
        quiet.fill()
        #expect(loop.turn(waiting: 0))
        #expect(late.interests == [.read])
    }

    @Test
    func `very many that are ready are all called, a part of them each turn`() throws {
        pipe.fill()
        let watchers = (0..<300).map { _ in TestWatcher() }
        let copies = watchers.map { _ in dup(pipe.readEnd) }
        defer { copies.forEach { close($0) } }
        for (copy, watcher) in zip(copies, watchers) {
            try loop.add(watcher, descriptor: copy, interest: .read)
        }
        loop.turn(waiting: 0)
        #expect(watchers.contains { $0.interests.isEmpty })
        for _ in 1..<20 { loop.turn(waiting: 0) }
        #expect(watchers.allSatisfy { !$0.interests.isEmpty })
    }

    @Test
    func `a turn is announced before and behind what is ready, and not when nothing is`() throws {
        let observer = TurnLog()
        loop.observer = observer
        defer { loop.observer = nil }
        loop.turn(waiting: 0)
        #expect(observer.events.isEmpty)
        let second = try Pipe()
        for pipe in [pipe, second] {
            try loop.add(
                TestWatcher { observer.events.append("ready") }, descriptor: pipe.readEnd,
                interest: .read)
            pipe.fill()
        }
        loop.turn(waiting: 0)
        #expect(observer.events == ["begin", "ready", "ready", "end"])
    }

    @Test
    func `it runs until it is idle, or until it is not wanted`() throws {
        var left = 5
        let watcher = TestWatcher { [pipe] in
            left -= 1
            if left == 0 { pipe.empty() }
        }
        try loop.add(watcher, descriptor: pipe.readEnd, interest: .read)
        pipe.fill()
        loop.run { left > 3 ? 0 : nil }
        #expect(left == 3)
        loop.run { 0 }
        #expect(left == 0)
    }
}

private final class TurnLog: EventLoop.Observer {
    var events: [String] = []

    func turnWillBegin() { events.append("begin") }
    func turnDidEnd() { events.append("end") }
}
