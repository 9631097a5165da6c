import Glibc
import SystemCalls

extension OpenFile {
    /// Takes the advisory lock that keeps a second emulator out, in this process or another.
    ///
    /// It is `flock`'s because that belongs to the open file: POSIX locks let the same process
    /// in twice, and open file description locks do not tell who holds them.
    func lock() throws(RecorderError) {
        guard isRegular else { return }
        do {
            _ = try retryingInterrupts("flock", subject: name) {
                flock(descriptor, LOCK_EX | LOCK_NB)
            }
        } catch {
            guard error.code == EWOULDBLOCK else { throw .cannotOpen(error) }
            throw .inUse(path: name, holder: LockHolder.process(device: device, inode: inode))
        }
    }

    /// Lets the lock go at once, although readers may still hold the file open.
    func unlock() {
        guard isRegular else { return }
        _ = flock(descriptor, LOCK_UN)
    }
}
