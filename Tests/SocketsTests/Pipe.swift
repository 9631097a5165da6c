import Glibc
import SystemCalls

/// Two descriptors for an event loop to watch: what is written to the one is there at the other.
final class Pipe {
    private(set) var readEnd: Int32
    let writeEnd: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        _ = try retryingInterrupts("pipe") { pipe(&ends) }
        for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
        readEnd = ends[0]
        writeEnd = ends[1]
    }

    deinit {
        closeReadEnd()
        close(writeEnd)
    }

    func fill() {
        var byte: UInt8 = 0
        _ = write(writeEnd, &byte, 1)
    }

    func empty() {
        var block = [UInt8](repeating: 0, count: 100)
        _ = read(readEnd, &block, block.count)
    }

    func closeReadEnd() {
        if readEnd >= 0 { close(readEnd) }
        readEnd = -1
    }
}
