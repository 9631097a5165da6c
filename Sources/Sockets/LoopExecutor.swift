import CLinux
package import Dispatch
import Glibc
import Synchronization
package import SystemCalls

/// Runs the jobs of an actor on the serial queue of an event loop.
///
/// A loop that lingers occupies its queue, so whatever is handed to the queue must also tell the
/// loop to come back: the executor counts what waits and wakes the loop's wait by an eventfd.
package final class LoopExecutor: SerialExecutor {
    package let queue: DispatchQueue
    private let wakeDescriptor: OwnedDescriptor
    private let waitingJobs = Atomic<Int>(0)
    private let isLooping = Atomic<Bool>(false)

    package init(label: String) throws(SystemError) {
        queue = DispatchQueue(label: label)
        wakeDescriptor = OwnedDescriptor(
            try retryingInterrupts("eventfd") { clinux_eventfd() })
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        submit { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    package func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }

    /// Runs a closure on the queue, between two turns of the loop.
    package func submit(_ work: @escaping @Sendable () -> Void) {
        waitingJobs.add(1, ordering: .sequentiallyConsistent)
        queue.async {
            self.waitingJobs.subtract(1, ordering: .sequentiallyConsistent)
            work()
        }
        // Either the loop sees the count before it waits, or this sees that it may be waiting.
        if isLooping.load(ordering: .sequentiallyConsistent) { wake() }
    }

    /// Lets the loop be woken: to be called once, on the queue, before the loop runs.
    package func attach(to loop: EventLoop) throws(SystemError) {
        try loop.add(
            WakeHandler(wakeDescriptor.rawValue), descriptor: wakeDescriptor.rawValue,
            interest: .read)
    }

    /// Runs the loop until something else waits for the queue, or nothing became ready within the
    /// milliseconds that `patience` gives before each turn (-1: for as long as it takes).
    package func run(_ loop: EventLoop, patience: () -> Int32) {
        isLooping.store(true, ordering: .sequentiallyConsistent)
        loop.run {
            waitingJobs.load(ordering: .sequentiallyConsistent) == 0 ? patience() : nil
        }
        isLooping.store(false, ordering: .sequentiallyConsistent)
    }

    private func wake() {
        var one: UInt64 = 1
        // Fails only when the counter is full, and then the loop is awake already.
        _ = write(wakeDescriptor.rawValue, &one, 8)
    }
}

/// Empties the eventfd; that the turn ended is all that a wake-up is for.
private final class WakeHandler: EventLoop.Handler {
    private let descriptor: Int32

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
    }

    func isReady(_ interest: Interest) {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}
