import CLinux
import Glibc
package import SystemCalls

/// A process as a descriptor that becomes readable when it ends (pidfd_open(2)).
package struct ProcessDescriptor: ~Copyable {
    private let descriptor: OwnedDescriptor

    package var rawDescriptor: Int32 { descriptor.rawValue }

    /// - Throws: `ESRCH` when there is no such process.
    package init(_ processID: Int32) throws(SystemError) {
        descriptor = OwnedDescriptor(
            try retryingInterrupts("pidfd_open") { clinux_pidfd_open(processID) })
    }
}
