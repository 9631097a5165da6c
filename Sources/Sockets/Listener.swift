import CLinux
import Glibc
package import SystemCalls

/// A socket that takes connections, never blocking.
package struct Listener: ~Copyable {
    private let descriptor: OwnedDescriptor
    /// Where it listens, with the port that the system chose when 0 was asked for.
    package let address: SocketAddress

    package var rawDescriptor: Int32 { descriptor.rawValue }

    /// Binds and listens.
    ///
    /// - Throws: the call that failed, `bind` with `EADDRINUSE` when the port is taken.
    package init(_ wanted: SocketAddress) throws(SystemError) {
        let subject = wanted.description
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let opened = OwnedDescriptor(
            try retryingInterrupts("socket", subject: subject) { socket(wanted.family, kind, 0) })
        let raw = opened.rawValue
        // A restart is not to wait for the connections of the run before (TIME_WAIT).
        try Self.set(raw, SOL_SOCKET, SO_REUSEADDR)
        // Linux hands it on to every socket that is accepted here: a call saved for each.
        try Self.set(raw, Int32(IPPROTO_TCP), TCP_NODELAY)
        if wanted.family == AF_INET6 { try Self.set(raw, Int32(IPPROTO_IPV6), IPV6_V6ONLY) }
        _ = try retryingInterrupts("bind", subject: subject) {
            wanted.withSystemAddress { bind(raw, $0, $1) }
        }
        _ = try retryingInterrupts("listen", subject: subject) { listen(raw, SOMAXCONN) }
        address = try Self.boundAddress(of: raw) ?? wanted
        descriptor = opened
    }

    /// Takes the next waiting connection; nil when none waits.
    ///
    /// - Throws: `accept` with `EMFILE` or `ENFILE` when no descriptor is left.
    package func accept() throws(SystemError) -> AcceptedSocket? {
        while true {
            var storage = sockaddr_storage()
            var length = UInt32(MemoryLayout<sockaddr_storage>.size)
            let accepted = clinux_accept(descriptor.rawValue, &storage, &length)
            if accepted >= 0 {
                return AcceptedSocket(
                    descriptor: OwnedDescriptor(accepted),
                    peer: SocketAddress(storage) ?? .loopback(port: 0))
            }
            switch errno {
            case EAGAIN: return nil
            // accept(2): errors of the connection that waited are to be treated like EAGAIN.
            case EINTR, ECONNABORTED, EPROTO, ENETDOWN, ENOPROTOOPT, EHOSTDOWN, EHOSTUNREACH,
                ENETUNREACH:
                continue
            default: throw SystemError("accept")
            }
        }
    }

    private static func set(_ descriptor: Int32, _ level: Int32, _ option: Int32)
        throws(SystemError)
    {
        var on: Int32 = 1
        _ = try retryingInterrupts("setsockopt") {
            setsockopt(descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
        }
    }

    private static func boundAddress(of descriptor: Int32) throws(SystemError) -> SocketAddress? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        _ = try retryingInterrupts("getsockname") {
            withUnsafeMutablePointer(to: &storage) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    getsockname(descriptor, $0, &length)
                }
            }
        }
        return SocketAddress(storage)
    }
}
