import Glibc

/// A system call that failed: which one, on what, and the `errno` it left.
package struct SystemError: Error, Equatable {
    package let call: String
    package let code: Int32
    /// The file or address that the call was about, when that helps a reader.
    package let subject: String?

    package init(_ call: String, code: Int32 = errno, subject: String? = nil) {
        self.call = call
        self.code = code
        self.subject = subject
    }

    /// What the C library says about the code, such as "No space left on device".
    package var reason: String { String(cString: strerror(code)) }
}

extension SystemError: CustomStringConvertible {
    package var description: String {
        if let subject { "\(subject): \(reason) (\(call))" } else { "\(call): \(reason)" }
    }
}

/// Calls again as long as a signal interrupts (`EINTR`), and throws any other failure.
package func retryingInterrupts<Result: SignedInteger>(
    _ call: @autoclosure () -> String, subject: String? = nil, _ body: () -> Result
) throws(SystemError) -> Result {
    while true {
        let result = body()
        if result >= 0 { return result }
        let code = errno
        if code != EINTR { throw SystemError(call(), code: code, subject: subject) }
    }
}

extension SystemError {
    package var isAddressInUse: Bool { code == EADDRINUSE }
}
