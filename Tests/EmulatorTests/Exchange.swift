import Foundation
import Glibc

/// One request to an emulator in this process, on a connection of its own, and what came back.
struct Exchange {
    struct CannotConnect: Error {}

    let status: Int
    /// The whole response.
    let text: String

    /// Posts an event.
    init(posting content: String, to port: UInt16) throws {
        try self.init(
            "POST /v2/events/ingest HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: \(content.utf8.count)\r\n\r\n"
                + content, to: port)
    }

    init(getting call: String, from port: UInt16) throws {
        try self.init(
            "GET /_emulator/\(call) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
            to: port)
    }

    private init(_ request: String, to port: UInt16) throws {
        let descriptor = try Self.connect(port)
        defer { close(descriptor) }
        _ = request.withCString { send(descriptor, $0, strlen($0), Int32(MSG_NOSIGNAL)) }
        var received: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &block, block.count, 0)
            guard count > 0 else { break }
            received += block[..<count]
        }
        text = String(decoding: received, as: UTF8.self)
        status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }

    private static func connect(_ port: UInt16) throws -> Int32 {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_INET, kind, 0)
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else {
            close(descriptor)
            throw CannotConnect()
        }
        return descriptor
    }
}
