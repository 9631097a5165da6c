import Foundation
import Glibc

/// A connection to the emulator that sends any bytes and reads whole responses.
final class SocketConnection {
    struct Failed: Error {
        let call: String
        let code = errno
    }
    struct EndedEarly: Error { let received: String }

    let descriptor: Int32
    /// What was received behind the last response.
    private var received: [UInt8] = []

    /// Connects to the port; `receiveBuffer` is how much the system holds for us, when that is to
    /// be little.
    init(_ port: UInt16, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failed(call: "socket") }
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, 4)
        }
        // A test that waits for an answer that never comes fails instead of hanging.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(
            descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw Failed(call: "connect") }
    }

    deinit { close(descriptor) }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failed(call: "send") }
            rest = rest.dropFirst(count)
        }
    }

    /// Says that nothing more will be sent.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Reads one response; that to HEAD has no content.
    func response(hasContent: Bool = true) throws -> HTTPResponse {
        while true {
            if let (response, length) = HTTPResponse.first(in: received, hasContent: hasContent) {
                received.removeFirst(length)
                return response
            }
            guard try receive() else {
                throw EndedEarly(received: String(decoding: received, as: UTF8.self))
            }
        }
    }

    /// Reads until the other side ends, and returns what came.
    func rest() throws -> [UInt8] {
        while try receive() {}
        return received
    }

    /// Reads once; false at the end.
    private func receive() throws -> Bool {
        var block = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &block, block.count, 0)
        guard count >= 0 else { throw Failed(call: "recv") }
        received += block[..<count]
        return count > 0
    }

    /// The port on our side.
    var port: UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = getsockname(descriptor, $0, &length)
            }
        }
        return UInt16(bigEndian: address.sin_port)
    }
}
