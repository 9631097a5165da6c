import Glibc
import SystemCalls

/// An open file, pipe or device that lines are appended to.
///
/// The recorder and the readers that it gave out share it; the descriptor is closed with the
/// last of them.
final class OpenFile: Sendable {
    let descriptor: Int32
    /// The file's name in messages.
    let name: String
    let device: UInt64
    let inode: UInt64
    /// Whether lines can be read back and taken back: not on a pipe, a device or standard output.
    let isRegular: Bool
    /// Whether a socket stands in for a pipe, as some give one to their children.
    let isSocket: Bool

    init(owning descriptor: Int32, name: String, isSeekable: Bool) throws(SystemError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let error = SystemError("fstat", subject: name)
            _ = Glibc.close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        self.name = name
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        isRegular = isSeekable && status.st_mode & S_IFMT == S_IFREG
        isSocket = status.st_mode & S_IFMT == S_IFSOCK
    }

    deinit {
        _ = Glibc.close(descriptor)
    }

    func isSameFile(as other: OpenFile) -> Bool {
        device == other.device && inode == other.inode
    }

    func length() throws(SystemError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError("fstat", subject: name) }
        return Int(status.st_size)
    }

    func truncate(to length: Int) throws(SystemError) {
        _ = try retryingInterrupts("ftruncate", subject: name) { ftruncate(descriptor, length) }
    }

    func synchronize() throws(SystemError) {
        _ = try retryingInterrupts("fdatasync", subject: name) { fdatasync(descriptor) }
    }

    /// Fills `bytes` from the file at `offset`; fewer come only at the file's end.
    func read(
        into bytes: UnsafeMutableRawBufferPointer, at offset: Int
    ) throws(SystemError) -> Int {
        var count = 0
        while count < bytes.count {
            let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[count...])
            let got = try retryingInterrupts("pread", subject: name) {
                pread(descriptor, rest.baseAddress, rest.count, offset + count)
            }
            if got == 0 { break }
            count += got
        }
        return count
    }
}
