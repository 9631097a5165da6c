import CLinux
import Glibc
package import SystemCalls

/// One epoll set: watches descriptors and calls who owns them, turn by turn.
///
/// It is confined to one serial queue and is not safe to touch from anywhere else. The set itself is
/// readable when something in it is, so one Dispatch source (or another loop) can stand in for all
/// descriptors; see `run`.
package final class EventLoop {
    /// Who is called when a descriptor is ready. Held by the loop until it is removed.
    package protocol Handler: AnyObject {
        func isReady(_ interest: Interest)
    }

    /// Who is told that all that was ready has been handled: the moment to commit and to write.
    package protocol Observer: AnyObject {
        func turnWillBegin()
        func turnDidEnd()
    }

    private struct Slot {
        var handler: (any Handler)?
        var generation: UInt32 = 0
    }

    /// How many wait for one commit at the most. It is shared by enough then, and nobody waits for
    /// hundreds of others: at 256 connections this brings the 99th percentile down and costs no more.
    package static let descriptorsPerTurn = 32

    private let epoll: OwnedDescriptor
    private let ready: UnsafeMutableBufferPointer<clinux_ready>
    /// By descriptor: small numbers that the kernel gives out densely.
    private var slots: [Slot] = []
    private var currentObserver: (any Observer)?

    /// Kept until it is taken back.
    package var observer: (any Observer)? {
        get { currentObserver }
        set { currentObserver = newValue }
    }

    /// The descriptor of the set, to be watched for reading.
    package var rawDescriptor: Int32 { epoll.rawValue }

    package init() throws(SystemError) {
        epoll = OwnedDescriptor(try retryingInterrupts("epoll_create1") { clinux_epoll_create() })
        ready = .allocate(capacity: Self.descriptorsPerTurn)
    }

    deinit {
        ready.deallocate()
    }

    /// Watches a descriptor. One handler a descriptor.
    package func add(
        _ handler: any Handler, descriptor: Int32, interest: Interest
    ) throws(SystemError) {
        let index = Int(descriptor)
        while slots.count <= index { slots.append(Slot()) }
        let token = UInt64(slots[index].generation) << 32 | UInt64(UInt32(bitPattern: descriptor))
        _ = try retryingInterrupts("epoll_ctl") {
            clinux_epoll_add(epoll.rawValue, descriptor, interest.rawValue, token)
        }
        slots[index].handler = handler
    }

    /// Changes what a descriptor is watched for.
    package func modify(_ descriptor: Int32, interest: Interest) throws(SystemError) {
        let generation = slots[Int(descriptor)].generation
        let token = UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor))
        _ = try retryingInterrupts("epoll_ctl") {
            clinux_epoll_modify(epoll.rawValue, descriptor, interest.rawValue, token)
        }
    }

    /// Forgets a descriptor, before it is closed. What this turn has still to say of it is dropped.
    package func remove(_ descriptor: Int32) {
        let index = Int(descriptor)
        guard index < slots.count, slots[index].handler != nil else { return }
        _ = clinux_epoll_remove(epoll.rawValue, descriptor)
        slots[index].handler = nil
        slots[index].generation &+= 1
    }

    /// Turns until it is told to stop, or nothing became ready within the time given.
    ///
    /// A turn that is entered from within costs one system call, one that is entered through
    /// Dispatch costs several and a change of threads; what comes next comes, under load, always
    /// (design, section 3: at one connection 1.1 instead of 1.9 times the floor).
    ///
    /// - Parameter patience: asked before each turn: how many milliseconds to wait for something to
    ///   do, -1 for as long as it takes, or nil to return. Work that was handed to the queue can
    ///   start only when this returns.
    package func run(patience: () -> Int32?) {
        let observer = currentObserver
        while let milliseconds = patience(), turn(waiting: milliseconds, observer) {}
    }

    /// Handles what is ready, or becomes ready within the time given; false when nothing was.
    @discardableResult
    package func turn(waiting milliseconds: Int32) -> Bool {
        turn(waiting: milliseconds, currentObserver)
    }

    private func turn(waiting milliseconds: Int32, _ observer: (any Observer)?) -> Bool {
        let count = clinux_epoll_wait(
            epoll.rawValue, ready.baseAddress, Int32(ready.count), milliseconds)
        if count < 0 { return errno == EINTR }
        guard count > 0 else { return false }
        observer?.turnWillBegin()
        for index in 0..<Int(count) { dispatch(ready[index]) }
        observer?.turnDidEnd()
        return true
    }

    private func dispatch(_ event: clinux_ready) {
        let token = event.token
        let slot = slots[Int(UInt32(truncatingIfNeeded: token))]
        // The descriptor may have been closed, and its number given out again, within this turn.
        guard let handler = slot.handler, slot.generation == UInt32(truncatingIfNeeded: token >> 32)
        else { return }
        handler.isReady(Interest(rawValue: event.events))
    }
}
