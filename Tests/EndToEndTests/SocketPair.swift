import Foundation
import Glibc

/// A pair of connected descriptors: one for a program that is started, one for the test.
final class SocketPair {
    /// The end to hand down; nil once it was closed here.
    private(set) var theirs: Int32
    private(set) var ours: Int32

    init() throws {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw SocketConnection.Failed(call: "socketpair")
        }
        (theirs, ours) = (ends[0], ends[1])
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(ours, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit {
        closeTheirs()
        closeOurs()
    }

    /// To be called once the end was handed down, so that its closing there is seen here.
    func closeTheirs() {
        if theirs >= 0 { close(theirs) }
        theirs = -1
    }

    /// Writes to the end to be handed down as much as the system takes.
    func fillTheirs() {
        let block = [UInt8](repeating: 0, count: 4_096)
        while send(theirs, block, block.count, Int32(MSG_DONTWAIT)) > 0 {}
        while send(theirs, block, 1, Int32(MSG_DONTWAIT)) > 0 {}
    }

    func closeOurs() {
        if ours >= 0 { close(ours) }
        ours = -1
    }

    /// All that comes until nobody holds the other end any more; nil when that takes too long.
    func rest() -> String? {
        var text: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = read(ours, &block, block.count)
            guard count >= 0 else { return nil }
            guard count > 0 else { return String(decoding: text, as: UTF8.self) }
            text += block[..<count]
        }
    }
}
