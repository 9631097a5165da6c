import ByteBuffers
import Foundation
import JSONParsing
import Sockets
import Testing

@testable import Emulator

@Suite struct ReadyLineTests {
    private func line(_ oneAgent: SocketAddress, record: String = "-") throws -> JSONValue {
        let ready = ReadyLine(
            oneAgent: oneAgent, control: .loopback(port: 40_123), recordPath: record)
        var line = ByteBuffer()
        ready.append(to: &line)
        return try JSONValue(parsing: line.span)
    }

    @Test(arguments: [
        (SocketAddress.Host.v4(127, 0, 0, 1), "127.0.0.1:14499"),
        (.v4(127, 0, 0, 9), "127.0.0.9:14499"), (.v4(0, 0, 0, 0), "127.0.0.1:14499"),
        (.v4(192, 0, 2, 1), "192.0.2.1:14499"),
        (.v6([UInt8](repeating: 0, count: 16)), "[::1]:14499"),
        (.v6([UInt8](repeating: 0, count: 15) + [1]), "[::1]:14499"),
        (
            .v6([0x20, 1, 0xD, 0xB8] + [UInt8](repeating: 0, count: 11) + [7]),
            "[2001:db8::7]:14499"
        ),
    ])
    func `the URL is one that reaches the address`(
        _ host: SocketAddress.Host, _ authority: String
    ) throws {
        let line = try line(SocketAddress(host: host, port: 14_499))
        #expect(line["oneAgent"]?["url"]?.string == "http://\(authority)/v2/events/ingest")
        #expect(line["oneAgent"]?["port"]?.int64 == 14_499)
        #expect(line["control"]?.string == "http://127.0.0.1:40123/_emulator")
        #expect(
            line.members?.map(\.name) == ["pid", "version", "oneAgent", "control", "record"])
        #expect(line["pid"]?.int64 == Int64(ProcessInfo.processInfo.processIdentifier))
    }

    @Test func `the record is an absolute path, or standard output`() throws {
        #expect(try line(.loopback(port: 1))["record"]?.string == "-")
        let folder = try TemporaryFolder()
        try Data().write(to: URL(filePath: folder("with \"quotes\" and é")))
        let path = try line(
            .loopback(port: 1), record: folder("./with \"quotes\" and é"))["record"]?.string
        let resolved = URL(filePath: folder("")).resolvingSymlinksInPath().path
        #expect(path == "\(resolved)/with \"quotes\" and é")
    }
}
