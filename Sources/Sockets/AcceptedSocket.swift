package import SystemCalls

/// A connection as the listener took it: non-blocking, closed on exec, without Nagle's delay.
package struct AcceptedSocket: ~Copyable {
    package let descriptor: OwnedDescriptor
    package let peer: SocketAddress

    package init(descriptor: consuming OwnedDescriptor, peer: SocketAddress) {
        self.descriptor = descriptor
        self.peer = peer
    }

    /// Gives the descriptor away.
    package consuming func takeDescriptor() -> OwnedDescriptor { descriptor }
}
