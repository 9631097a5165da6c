import Glibc
package import SystemCalls

/// One end of a connection, never blocking.
package struct StreamSocket: ~Copyable {
    private let descriptor: OwnedDescriptor

    package var rawDescriptor: Int32 { descriptor.rawValue }

    package init(_ descriptor: consuming OwnedDescriptor) {
        self.descriptor = descriptor
    }

    package enum Received: Equatable {
        /// So many bytes, at least one, stand at the start of the buffer.
        case bytes(Int)
        case wouldBlock
        /// The peer has sent its last byte; it may still be reading.
        case ended
        /// The connection is broken, with this `errno`.
        case failed(Int32)
    }

    /// Reads what is there, up to the size of the buffer.
    package func receive(into buffer: UnsafeMutableRawBufferPointer) -> Received {
        while true {
            let count = recv(descriptor.rawValue, buffer.baseAddress, buffer.count, 0)
            if count > 0 { return .bytes(count) }
            if count == 0 { return .ended }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .wouldBlock
            case let code: return .failed(code)
            }
        }
    }

    package enum Sent: Equatable {
        /// So many bytes were taken; 0 when the peer's window is full.
        case bytes(Int)
        /// The connection is broken, with this `errno`.
        case failed(Int32)
    }

    /// Writes as much as the system takes now. A broken connection raises no signal.
    package func send(_ bytes: Span<UInt8>) -> Sent {
        while true {
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    descriptor.rawValue, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count >= 0 { return .bytes(count) }
            switch errno {
            case EINTR: continue
            case EAGAIN: return .bytes(0)
            case let code: return .failed(code)
            }
        }
    }

    /// Ends both directions at once, although the descriptor stays with its owner.
    package func shutdownBoth() {
        _ = shutdown(descriptor.rawValue, Int32(SHUT_RDWR))
    }

    /// Tells the peer that nothing more will be sent; reading goes on.
    package func shutdownWriting() {
        _ = shutdown(descriptor.rawValue, Int32(SHUT_WR))
    }
}
