import Glibc

/// Standard input, output and error, whose numbers are never to be another file's.
///
/// Who starts a program may have closed them. The next file that is opened would take the number,
/// and what is meant for standard error would end up in a record or with a client.
enum StandardDescriptors {
    /// Opens `/dev/null` in place of those that are closed. To be called before anything is opened.
    static func fill() {
        while true {
            let descriptor = open("/dev/null", O_RDWR)
            guard descriptor > STDERR_FILENO else {
                if descriptor < 0 { return }
                continue
            }
            _ = close(descriptor)
            return
        }
    }

    /// Closes a descriptor; behind a standard one `/dev/null` stays open.
    static func letGo(_ descriptor: Int32) {
        guard descriptor <= STDERR_FILENO else {
            _ = close(descriptor)
            return
        }
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        guard null >= 0 else { return }
        _ = dup2(null, descriptor)
        _ = close(null)
    }
}
