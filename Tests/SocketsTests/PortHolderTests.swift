import Glibc
import SystemCalls
import Testing

@testable import Sockets

struct PortHolderTests {
    @Test
    func `the process that listens is found`() throws {
        let listener = try Listener(.loopback(port: 0))
        let holder = PortHolder(port: listener.address.port)
        #expect(holder?.processID == Int(getpid()))
        #expect(holder?.command.isEmpty == false)
    }

    @Test
    func `nobody is found where nobody listens`() throws {
        let listener = try Listener(.loopback(port: 0))
        let port = listener.address.port
        _ = consume listener
        #expect(PortHolder(port: port) == nil)
    }

    private static let holders: [(UInt16, [Substring])] = [
        (14_499, ["111"]), (80, ["222", "333"]), (8_080, []), (1, []), (5_000, []),
    ]

    @Test(arguments: holders)
    func `the table of sockets is read`(_ port: UInt16, _ inodes: [Substring]) {
        let table = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:38A3 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 111 1
               1: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1
               2: 0100007F:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1
               3: 0100007F:1F90 0100007F:38A3 01 00000000:00000000 00:00000000 00000000     0        0 444 1
               4: 0100007F:0001
            """
        #expect(PortHolder.listeningInodes(in: table, port: port) == inodes)
    }
}
