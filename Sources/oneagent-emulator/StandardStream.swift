import Glibc

/// Where the program writes: standard output carries what it was asked for, standard error what
/// people are told besides.
enum StandardStream: Int32 {
    case output = 1
    case errors = 2

    /// Writes at once, unbuffered, so that both streams stay in order. What a reader that is gone
    /// does not take is lost, where its signal (SIGPIPE) has not ended the program.
    func write(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            var rest = UnsafeRawBufferPointer(utf8)
            while !rest.isEmpty {
                let count = Glibc.write(rawValue, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}
