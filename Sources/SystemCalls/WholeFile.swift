package import Glibc

/// Files that are read or written in one go.
package enum WholeFile {
    /// Files that are read whole are small: certificates, tokens, payloads, inventories. EFBIG
    /// beyond, since a device may have no end.
    package static let maximumBytes = 256 << 20

    /// The contents of a file. A pipe that nobody has open for writing has none: it is not waited
    /// for.
    package static func read(_ path: String) throws(SystemError) -> [UInt8] {
        let file = OwnedDescriptor(
            try retryingInterrupts("open", subject: path) {
                open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
            })
        return try contents(of: file.rawValue, subject: path)
    }

    /// What is left to read from a descriptor, up to its end.
    package static func contents(
        of descriptor: Int32, subject: String
    ) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            do throws(SystemError) {
                let count = try retryingInterrupts("read", subject: subject) {
                    Glibc.read(descriptor, &block, block.count)
                }
                if count == 0 { return bytes }
                bytes += block[..<count]
            } catch {
                guard error.code == EAGAIN else { throw error }
                var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&waited, 1, -1)
            }
            guard bytes.count <= maximumBytes else {
                throw SystemError("read", code: EFBIG, subject: subject)
            }
        }
    }

    /// Puts a file in the place of what has its name, if anything has. Nobody ever sees a part of it.
    /// It has the permissions of `mode`, which the umask can only lower.
    package static func replace(
        _ path: String, with bytes: Span<UInt8>, mode: mode_t
    ) throws(SystemError) {
        guard isOurKind(path) else { throw SystemError("rename", code: EEXIST, subject: path) }
        let temporary = "\(path).\(getpid())"
        // In a container a process that was killed before had the same number.
        _ = unlink(temporary)
        let file = OwnedDescriptor(
            try retryingInterrupts("open", subject: path) {
                open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
            })
        do throws(SystemError) {
            try put(bytes, on: file.rawValue, subject: path)
            _ = try retryingInterrupts("rename", subject: path) { rename(temporary, path) }
        } catch {
            _ = unlink(temporary)
            throw error
        }
    }

    /// Whether a name is free, or that of a file or a link: not of a device, a folder or a pipe,
    /// which whoever may do everything would lose otherwise.
    package static func isOurKind(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { return true }
        let kind = status.st_mode & S_IFMT
        return kind == S_IFREG || kind == S_IFLNK
    }

    /// Writes all bytes.
    package static func put(
        _ bytes: Span<UInt8>, on descriptor: Int32, subject: String
    ) throws(SystemError) {
        var written = 0
        while written < bytes.count {
            written += try retryingInterrupts("write", subject: subject) {
                bytes.extracting(written...).withUnsafeBytes {
                    Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
            }
        }
    }
}
