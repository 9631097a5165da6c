import Glibc
import Sockets
import Testing

struct SocketAddressTests {
    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1:80", true),
        ("127.9.9.9", "127.9.9.9:80", true),
        ("localhost", "127.0.0.1:80", true),
        ("0.0.0.0", "0.0.0.0:80", false),
        ("192.168.0.1", "192.168.0.1:80", false),
        ("::1", "[::1]:80", true),
        ("[::1]", "[::1]:80", true),
        ("::", "[::]:80", false),
        ("2001:DB8:0:0::1", "[2001:db8::1]:80", false),
        ("::ffff:127.0.0.1", "[::ffff:127.0.0.1]:80", false),
    ])
    func `a numeric address is read and written`(
        _ text: String, _ description: String, _ isLoopback: Bool
    ) throws {
        let address = try #require(SocketAddress(text, port: 80))
        #expect(address.description == description)
        #expect(address.hostDescription + ":80" == description)
        #expect(address.isLoopback == isLoopback)
    }

    @Test(arguments: [
        "", "localhost.", "example.org", "127.0.0", "127.0.0.256", "1.2.3.4.5", "127.0.0.1:80",
        "[::1", "::1]", "[]", "[127.0.0.1]", "[localhost]", ":::", " 127.0.0.1", "12345",
    ])
    func `what is no numeric address is refused`(_ text: String) {
        #expect(SocketAddress(text, port: 80) == nil)
    }

    @Test(arguments: ["127.0.0.1", "10.20.30.40", "::1", "fe80::1:2:3"])
    func `the system's form and back is the same address`(_ text: String) throws {
        let address = try #require(SocketAddress(text, port: 14_499))
        var storage = sockaddr_storage()
        let length = address.withSystemAddress { system, length in
            withUnsafeMutableBytes(of: &storage) {
                $0.copyMemory(from: UnsafeRawBufferPointer(start: system, count: Int(length)))
            }
            return length
        }
        #expect(Int32(storage.ss_family) == address.family)
        #expect(Int(length) < MemoryLayout<sockaddr_storage>.size)
        #expect(SocketAddress(storage) == address)
    }

    @Test
    func `an address of another family is none`() {
        var storage = sockaddr_storage()
        storage.ss_family = sa_family_t(AF_UNIX)
        #expect(SocketAddress(storage) == nil)
    }
}
