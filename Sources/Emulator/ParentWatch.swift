package import Dispatch
import Glibc
import Sockets
package import SystemCalls

/// Tells when the process that started this one has ended.
///
/// By a pidfd, because `prctl(PR_SET_PDEATHSIG)` also fires when only the parent's thread ends.
package final class ParentWatch {
    private let descriptor: ProcessDescriptor
    private let source: any DispatchSourceRead

    /// - Parameters:
    ///   - queue: where `onExit` is called, once.
    ///   - onExit: called at once when the parent is gone already.
    /// - Throws: `pidfd_open`, on a kernel before 5.3.
    package init(
        queue: DispatchQueue, onExit: @escaping @Sendable () -> Void
    ) throws(SystemError) {
        let parent = getppid()
        descriptor = try ProcessDescriptor(parent)
        source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor.rawDescriptor, queue: queue)
        let source = source
        source.setEventHandler {
            source.cancel()
            onExit()
        }
        source.activate()
        // The parent may have ended, and its number gone to another, before it was opened.
        if getppid() != parent { queue.async(execute: onExit) }
    }
}
