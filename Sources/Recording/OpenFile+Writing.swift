import Glibc
import SystemCalls

extension OpenFile {
    /// How long a full pipe may hold up the loop before the write counts as failed.
    static let patience = Duration.milliseconds(100)

    /// Writes all bytes; `written` tells how far it came, when it throws too.
    ///
    /// A reader that `isStalled`, as it was found before, is not waited for again.
    func write(
        _ bytes: Span<UInt8>, countingIn written: inout Int, isStalled: Bool = false
    ) throws(SystemError) {
        var deadline: ContinuousClock.Instant?
        while written < bytes.count {
            do {
                written += try writeOnce(bytes.extracting(written..<bytes.count))
            } catch {
                guard error.code == EAGAIN, !isStalled else { throw error }
                let end = deadline ?? .now + Self.patience
                deadline = end
                guard becomesWritable(before: end) else { throw error }
            }
        }
    }

    private func writeOnce(_ bytes: Span<UInt8>) throws(SystemError) -> Int {
        try bytes.withUnsafeBytes { bytes throws(SystemError) in
            while true {
                let count = writeNow(bytes)
                if count >= 0 { return count }
                let code = errno
                if code != EINTR { throw SystemError("write", code: code, subject: name) }
            }
        }
    }

    private func writeNow(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard isSocket else { return Glibc.write(descriptor, bytes.baseAddress, bytes.count) }
        return send(
            descriptor, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
    }

    private func becomesWritable(before deadline: ContinuousClock.Instant) -> Bool {
        let rest = ContinuousClock.Instant.now.duration(to: deadline) / .milliseconds(1)
        guard rest >= 1 else { return false }
        var waited = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        return poll(&waited, 1, Int32(rest)) != 0
    }
}
