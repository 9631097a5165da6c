import Glibc
import Sockets
import SystemCalls
import Testing

struct ListenerTests {
    private static func connect(to address: SocketAddress) throws -> OwnedDescriptor {
        let client = OwnedDescriptor(
            try retryingInterrupts("socket") {
                socket(address.family, Int32(SOCK_STREAM.rawValue), 0)
            })
        let raw = client.rawValue
        _ = try retryingInterrupts("connect") {
            address.withSystemAddress { Glibc.connect(raw, $0, $1) }
        }
        return client
    }

    private static func localAddress(of descriptor: Int32) -> SocketAddress? {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        _ = withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(descriptor, $0, &length)
            }
        }
        return SocketAddress(storage)
    }

    private static let hosts = ["127.0.0.1"] + (hasIPv6 ? ["::1"] : [])
    private static let hasIPv6 =
        SocketAddress("::1", port: 0).flatMap { try? Listener($0).address } != nil

    @Test(arguments: hosts)
    func `the system chooses a port, and who connects to it is taken`(_ host: String) throws {
        let wanted = try #require(SocketAddress(host, port: 0))
        let listener = try Listener(wanted)
        #expect(listener.address.port != 0)
        #expect(listener.address.host == wanted.host)
        #expect(try listener.accept() == nil)

        let client = try Self.connect(to: listener.address)
        guard let accepted = try listener.accept() else {
            Issue.record("somebody has connected")
            return
        }
        #expect(accepted.peer == Self.localAddress(of: client.rawValue))
        #expect(try listener.accept() == nil)
    }

    @Test
    func `what is accepted never blocks, is not handed to children, and sends at once`() throws {
        let listener = try Listener(.loopback(port: 0))
        let client = try Self.connect(to: listener.address)
        guard let accepted = try listener.accept() else {
            Issue.record("somebody has connected")
            return
        }
        let raw = accepted.descriptor.rawValue
        #expect(fcntl(raw, F_GETFL) & O_NONBLOCK != 0)
        #expect(fcntl(raw, F_GETFD) & FD_CLOEXEC != 0)
        var value: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(raw, Int32(IPPROTO_TCP), TCP_NODELAY, &value, &length)
        #expect(value != 0)
        withExtendedLifetime(client.rawValue) {}
    }

    @Test
    func `a port that is taken is told with its address`() throws {
        let listener = try Listener(.loopback(port: 0))
        let address = listener.address
        let error = #expect(throws: SystemError.self) { _ = try Listener(address).address }
        #expect(error?.isAddressInUse == true)
        #expect(error?.call == "bind")
        #expect(error?.subject == address.description)
    }

    @Test
    func `a port is free again as soon as its listener is gone`() throws {
        var address = SocketAddress.loopback(port: 0)
        do {
            let listener = try Listener(address)
            address = listener.address
            let client = try Self.connect(to: address)
            _ = try listener.accept()
            withExtendedLifetime(client.rawValue) {}
        }
        let again = try Listener(address)
        #expect(again.address == address)
    }

    @Test
    func `an address of another machine cannot be listened on`() {
        let address = SocketAddress(host: .v4(192, 0, 2, 1), port: 0)
        let error = #expect(throws: SystemError.self) { _ = try Listener(address).address }
        #expect(error?.code == EADDRNOTAVAIL)
    }
}
