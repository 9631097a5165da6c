package import Glibc
import SystemCalls

/// An IPv4 or IPv6 address with a port.
package struct SocketAddress: Equatable, Sendable {
    package enum Host: Equatable, Sendable {
        /// Four bytes in network order.
        case v4(UInt8, UInt8, UInt8, UInt8)
        /// Sixteen bytes in network order.
        case v6([UInt8])
    }

    package var host: Host
    package var port: UInt16

    package static func loopback(port: UInt16) -> SocketAddress {
        SocketAddress(host: .v4(127, 0, 0, 1), port: port)
    }

    package init(host: Host, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// Reads a numeric address, with or without brackets around IPv6, or the name `localhost`.
    ///
    /// Nothing is asked of a name server: where one listens is not to depend on what it answers.
    package init?(_ text: String, port: UInt16) {
        self.port = port
        if text == "localhost" {
            host = .v4(127, 0, 0, 1)
            return
        }
        var v4 = in_addr()
        if inet_pton(AF_INET, text, &v4) == 1 {
            let bytes = withUnsafeBytes(of: &v4) { Array($0) }
            host = .v4(bytes[0], bytes[1], bytes[2], bytes[3])
            return
        }
        let bare =
            text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
        var v6 = in6_addr()
        guard inet_pton(AF_INET6, bare, &v6) == 1 else { return nil }
        host = .v6(withUnsafeBytes(of: &v6) { Array($0) })
    }

    /// Whether only programs on this machine can reach the address (127.0.0.0/8 and ::1).
    package var isLoopback: Bool {
        switch host {
        case .v4(let first, _, _, _): first == 127
        case .v6(let bytes): bytes == [UInt8](repeating: 0, count: 15) + [1]
        }
    }
}

extension SocketAddress: CustomStringConvertible {
    /// `127.0.0.1:14499` or `[::1]:14499`, as the authority of a URL.
    package var description: String {
        "\(hostDescription):\(port)"
    }

    /// The address without the port, an IPv6 one in brackets.
    package var hostDescription: String {
        switch host {
        case .v4(let a, let b, let c, let d): return "\(a).\(b).\(c).\(d)"
        case .v6(let bytes):
            var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
            _ = bytes.withUnsafeBytes {
                inet_ntop(AF_INET6, $0.baseAddress, &text, socklen_t(text.count))
            }
            let end = text.firstIndex(of: 0) ?? text.endIndex
            return "[" + String(decoding: text[..<end].map(UInt8.init(bitPattern:)), as: UTF8.self)
                + "]"
        }
    }
}

extension SocketAddress {
    package var family: Int32 {
        if case .v4 = host { AF_INET } else { AF_INET6 }
    }

    /// Lends the address to a system call in the form that it takes.
    package func withSystemAddress<Result>(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        var storage = sockaddr_storage()
        let length = withUnsafeMutableBytes(of: &storage) { bytes in
            switch host {
            case .v4(let a, let b, let c, let d):
                var address = sockaddr_in()
                address.sin_family = sa_family_t(AF_INET)
                address.sin_port = port.bigEndian
                withUnsafeMutableBytes(of: &address.sin_addr) { $0.copyBytes(from: [a, b, c, d]) }
                bytes.storeBytes(of: address, as: sockaddr_in.self)
                return MemoryLayout<sockaddr_in>.size
            case .v6(let octets):
                var address = sockaddr_in6()
                address.sin6_family = sa_family_t(AF_INET6)
                address.sin6_port = port.bigEndian
                withUnsafeMutableBytes(of: &address.sin6_addr) { $0.copyBytes(from: octets) }
                bytes.storeBytes(of: address, as: sockaddr_in6.self)
                return MemoryLayout<sockaddr_in6>.size
            }
        }
        return withUnsafePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(length)) }
        }
    }

    /// Reads what a system call left; nil for another family.
    package init?(_ storage: sockaddr_storage) {
        var storage = storage
        switch Int32(storage.ss_family) {
        case AF_INET:
            let address = withUnsafeBytes(of: &storage) { $0.loadUnaligned(as: sockaddr_in.self) }
            let octets = withUnsafeBytes(of: address.sin_addr) { Array($0) }
            self.init(
                host: .v4(octets[0], octets[1], octets[2], octets[3]),
                port: UInt16(bigEndian: address.sin_port))
        case AF_INET6:
            let address = withUnsafeBytes(of: &storage) { $0.loadUnaligned(as: sockaddr_in6.self) }
            self.init(
                host: .v6(withUnsafeBytes(of: address.sin6_addr) { Array($0) }),
                port: UInt16(bigEndian: address.sin6_port))
        default:
            return nil
        }
    }
}
